#include "form/lifetimepresets.h"

#include "base/clock.h"
#include "text.h"
#include "zoom/tables.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <array>

namespace ui {
namespace {

// The least and the most that Zoom takes, and its samples' default.
constexpr std::array presets{"30 min", "2 h", "48 h"};

} // namespace

LifetimePresets::LifetimePresets(QLineEdit* line, QWidget* parent) : QWidget(parent), line_(line)
{
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (const char* const preset : presets) {
        auto* const button = new QPushButton(preset, this);
        button->setProperty("chip", true);
        button->setCheckable(true);
        button->setObjectName(QString("preset.%1").arg(base::parseDuration(preset)->count()));
        button->setAccessibleName(tr("Lifetime %1").arg(preset));
        layout->addWidget(button);
        const auto mark = [this, button, preset] {
            const auto typed = line_->text().isEmpty() ? std::optional(std::chrono::seconds{zoom::defaultLifetime})
                                                       : base::parseDuration(utf8(line_->text()));
            button->setChecked(typed == base::parseDuration(preset));
        };
        connect(button, &QPushButton::clicked, this, [this, preset, mark] {
            line_->setText(preset);
            mark(); // a click on the marked one would unmark it
        });
        connect(line_, &QLineEdit::textChanged, button, mark);
        mark();
    }
}

} // namespace ui
