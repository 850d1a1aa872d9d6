#include "pages/tokencard.h"

#include "widgets/clipboard.h"
#include "widgets/findinglist.h"
#include "widgets/lifetimebar.h"
#include "widgets/tokenview.h"
#include "zoom/findings.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace ui {

TokenCard::TokenCard(SecretClipboard& clipboard, QWidget* parent)
    : Card(tr("Token"), parent),
      view_(new TokenView),
      todo_(new QLabel),
      warnings_(new FindingList),
      life_(new LifetimeBar),
      copy_(new QPushButton(tr("Copy token"))),
      copyAs_(new QPushButton(tr("Copy as"))),
      copyMenu_(new QMenu(copyAs_))
{
    auto* const copied = new QLabel;
    copied->setObjectName("sign.copied");
    copied->setProperty("role", "muted");
    addBesideTitle(copied);
    connect(&clipboard, &SecretClipboard::secondsLeft, copied, [copied](int seconds) {
        copied->setText(seconds == 0 ? QString() : tr("Copied. The clipboard is cleared in %1 s.").arg(seconds));
    });
    makeText();
    warnings_->setObjectName("sign.findings");
    body()->addWidget(warnings_);
    life_->setObjectName("sign.lifetime");
    body()->addWidget(life_);
    makeButtons();
}

void TokenCard::makeText()
{
    view_->setObjectName("sign.token");
    view_->setAccessibleName(tr("Token"));
    view_->setReadOnly(true);
    view_->setProperty("quiet", true);
    view_->setPlaceholderText(tr("The token appears here as soon as it can be signed."));
    view_->setLines(7);
    body()->addWidget(view_);

    todo_->setObjectName("sign.todo");
    todo_->setWordWrap(true);
    todo_->setTextFormat(Qt::RichText);
    todo_->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(todo_, &QLabel::linkActivated, this, &TokenCard::goTo);
    body()->addWidget(todo_);
}

void TokenCard::makeButtons()
{
    copy_->setObjectName("sign.copy");
    copy_->setProperty("primary", true);
    copy_->setToolTip(tr("Mint afresh and copy (Ctrl+Shift+C)"));
    connect(copy_, &QPushButton::clicked, this, &TokenCard::copy);
    copyAs_->setObjectName("sign.copyAs");
    copyAs_->setProperty("menu", true);
    copyAs_->setMenu(copyMenu_);
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(copy_);
    buttons->addWidget(copyAs_);
    buttons->addStretch();
    body()->addLayout(buttons);
}

void TokenCard::setToken(const QString& token)
{
    if (view_->toPlainText() != token) view_->setPlainText(token);
    copy_->setEnabled(!token.isEmpty());
    copyAs_->setEnabled(!token.isEmpty());
}

void TokenCard::setTodo(const QStringList& items)
{
    todo_->setVisible(!items.isEmpty());
    todo_->setText(tr("Before it can be signed:") + "<ul style=\"margin-left:-20px\">" + items.join("") + "</ul>");
}

void TokenCard::setFindings(std::vector<zoom::Finding> findings, zoom::TokenKind kind)
{
    std::erase_if(findings, [](const zoom::Finding& f) { return zoom::severityOf(f.id) == zoom::Severity::Info; });
    warnings_->setFindings(findings, kind);
    warnings_->setVisible(!findings.empty());
}

void TokenCard::focusToken() { view_->setFocus(Qt::ShortcutFocusReason); }

} // namespace ui
