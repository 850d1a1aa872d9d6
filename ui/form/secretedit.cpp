#include "form/secretedit.h"

#include "icons.h"
#include "text.h"

#include <QAction>
#include <QStringEncoder>

namespace ui {

SecretEdit::SecretEdit(QWidget* parent)
    : QLineEdit(parent), revealAction_(addAction(icon("reveal"), QLineEdit::TrailingPosition))
{
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    revealAction_->setCheckable(true);
    revealAction_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    revealAction_->setShortcutContext(Qt::WidgetShortcut);
    connect(revealAction_, &QAction::toggled, this, &SecretEdit::reveal);
    reveal(false);
}

base::Secret SecretEdit::secret() const
{
    const QString characters = text();
    QStringEncoder encoder(QStringEncoder::Utf8);
    std::string bytes(static_cast<std::size_t>(encoder.requiredSpace(characters.size())), '\0');
    bytes.resize(static_cast<std::size_t>(encoder.appendToBuffer(bytes.data(), characters) - bytes.data()));
    return base::Secret::take(bytes); // no copy in between that nobody would wipe
}

void SecretEdit::setSecret(const base::Secret& secret)
{
    revealAction_->setChecked(false);
    setText(ui::text(secret.reveal()));
}

void SecretEdit::forget()
{
    revealAction_->setChecked(false);
    setText({}); // rather than clear(), which is an edit that can be undone
}

void SecretEdit::reveal(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    revealAction_->setIcon(icon(shown ? "hide" : "reveal"));
    revealAction_->setText(shown ? tr("Hide the secret") : tr("Show the secret"));
    revealAction_->setToolTip(tr("%1 (Ctrl+R)").arg(revealAction_->text()));
}

} // namespace ui
