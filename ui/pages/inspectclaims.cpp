#include "pages/inspectclaims.h"

#include "icons.h"
#include "text.h"
#include "widgets/claimsview.h"
#include "widgets/printable.h"

#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {

ClaimsCard::ClaimsCard(QWidget* parent)
    : Card(tr("What it says"), parent),
      header_(new QLabel),
      claims_(new ClaimsView),
      copyValue_(addButton(tr("Copy value"), "inspect.copyValue", tr("Copy the value of the chosen claim"))),
      copyAll_(addButton(tr("Copy all"), "inspect.copyAll", tr("Copy all claims as JSON")))
{
    header_->setObjectName("inspect.header");
    header_->setFont(fixedFont());
    header_->setProperty("role", "muted");
    header_->setTextFormat(Qt::PlainText);
    header_->setWordWrap(true);
    header_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    claims_->setObjectName("inspect.claims");
    body()->addWidget(header_);
    body()->addWidget(claims_);
    connectButtons();
}

QPushButton* ClaimsCard::addButton(const QString& title, const char* name, const QString& spoken)
{
    auto* const button = new QPushButton(icon("copy"), title);
    button->setObjectName(name);
    button->setAccessibleName(spoken);
    button->setToolTip(spoken);
    button->setProperty("flat", true);
    addBesideTitle(button);
    return button;
}

void ClaimsCard::connectButtons()
{
    copyValue_->setEnabled(false);
    connect(claims_, &ClaimsView::chosen, this, &ClaimsCard::chosen);
    connect(claims_, &QTableWidget::itemSelectionChanged, copyValue_,
            [this] { copyValue_->setEnabled(claims_->hasChosen()); });
    connect(copyValue_, &QPushButton::clicked, claims_, &ClaimsView::copyValue);
    connect(copyAll_, &QPushButton::clicked, claims_, &ClaimsView::copyAll);
    for (QPushButton* const button : {copyValue_, copyAll_}) {
        auto* const spell = new QTimer(button);
        constexpr int readable = 2'000; // milliseconds
        spell->setInterval(readable);
        spell->setSingleShot(true);
        connect(button, &QPushButton::clicked, spell, [button, spell] {
            button->setIcon(icon("check"));
            spell->start();
        });
        connect(spell, &QTimer::timeout, button, [button] { button->setIcon(icon("copy")); });
    }
}

void ClaimsCard::setReading(const Reading& reading, base::Time now)
{
    const jwt::Decoded& token = reading.token;
    constexpr qsizetype most = 400; // characters: a header is short, unless somebody means harm
    header_->setText(tr("Header %1").arg(printable(jwt::toJson(token.header)).left(most)));
    header_->setVisible(!token.header.empty());
    claims_->setVisible(!token.claims.empty());
    claims_->setClaims(token.claims, reading.kind, now);
    copyValue_->setVisible(!token.claims.empty());
    copyAll_->setVisible(!token.claims.empty());
    setVisible(!token.header.empty() || !token.claims.empty());
}

void ClaimsCard::select(const std::string& claim) { claims_->select(claim); }

} // namespace ui
