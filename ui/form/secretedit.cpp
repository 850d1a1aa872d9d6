#include "form/secretedit.h"

#include "icons.h"
#include "text.h"

#include <QAction>

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
    std::string bytes = utf8(text());
    return base::Secret::take(bytes);
}

void SecretEdit::setSecret(const base::Secret& secret) { setText(ui::text(secret.reveal())); }

void SecretEdit::reveal(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    revealAction_->setIcon(icon(shown ? "hide" : "reveal"));
    revealAction_->setText(shown ? tr("Hide the secret") : tr("Show the secret"));
    revealAction_->setToolTip(tr("%1 (Ctrl+R)").arg(revealAction_->text()));
}

} // namespace ui
