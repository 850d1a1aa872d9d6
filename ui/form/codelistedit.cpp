#include "form/codelistedit.h"

#include "icons.h"
#include "text.h"

#include <QAction>
#include <QMenu>

namespace ui {

CodeListEdit::CodeListEdit(std::span<const zoom::Code> codes, QWidget* parent) : QLineEdit(parent), codes_(codes)
{
    QAction* const pick = addAction(icon("regions"), QLineEdit::TrailingPosition);
    pick->setText(tr("Pick from the list"));
    pick->setToolTip(tr("Pick from the list (Alt+Down)"));
    pick->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    pick->setShortcutContext(Qt::WidgetShortcut);
    connect(pick, &QAction::triggered, this, &CodeListEdit::openMenu);
}

QStringList CodeListEdit::typed() const
{
    QStringList codes = text().split(',', Qt::SkipEmptyParts);
    for (QString& code : codes) code = code.trimmed();
    codes.removeAll(QString());
    return codes;
}

void CodeListEdit::openMenu()
{
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList chosen = typed();
    for (const zoom::Code& row : codes_) {
        const QString code = ui::text(row.code);
        QAction* const action = menu->addAction(code + "  " + ui::text(row.name));
        action->setCheckable(true);
        action->setChecked(chosen.contains(code));
        connect(action, &QAction::toggled, this, [this, code](bool on) { toggle(code, on); });
    }
    menu->popup(mapToGlobal(QPoint(0, height())));
}

void CodeListEdit::toggle(const QString& code, bool on)
{
    QStringList codes = typed();
    codes.removeAll(code);
    if (on) codes.append(code);
    setText(codes.join(", "));
    Q_EMIT editingFinished(); // a tick is a finished edit
}

} // namespace ui
