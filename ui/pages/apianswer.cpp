#include "pages/apianswer.h"

#include "icons.h"
#include "jwt/decode.h"
#include "text.h"
#include "theme.h"
#include "widgets/clipboard.h"
#include "widgets/longtext.h"
#include "widgets/printable.h"
#include "widgets/stateline.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTimer>

namespace ui {
namespace {

/// When a token ends, where it happens to be a JWT that says so.
std::optional<base::Time> endOf(const base::Secret& token)
{
    const jwt::Decoded decoded = jwt::decode(token.reveal());
    const jwt::Value* const end = jwt::find(decoded.claims, "exp");
    const auto* const seconds = end == nullptr ? nullptr : std::get_if<std::int64_t>(end);
    return seconds == nullptr ? std::nullopt : std::optional(base::fromEpochSeconds(*seconds));
}

/// `HTTP 200 · 182 ms · 4.2 KB · Light: 29 of 30 left`.
QString headline(const oauth::ApiAnswer& answer, std::size_t size)
{
    QStringList parts{QString("HTTP %1").arg(answer.http.status),
                      ApiAnswerCard::tr("%1 ms").arg(answer.http.elapsed.count()),
                      QLocale::c().formattedDataSize(static_cast<qint64>(size), 1, QLocale::DataSizeTraditionalFormat)};
    const oauth::RateLimit& rate = answer.rate;
    if (!rate.remaining.empty()) {
        const QString name = rate.category.empty() ? ApiAnswerCard::tr("limit") : printable(rate.category);
        const QString whole = rate.limit.empty() ? QString() : ApiAnswerCard::tr(" of %1").arg(printable(rate.limit));
        parts.append(ApiAnswerCard::tr("%1: %2%3 left").arg(name, printable(rate.remaining), whole));
    }
    return parts.join(" · ");
}

QPushButton* button(const char* name, const QString& label)
{
    auto* const made = new QPushButton(label);
    made->setObjectName(name);
    return made;
}

} // namespace

ApiAnswerCard::ApiAnswerCard(SecretClipboard& clipboard, base::Clock clock, QWidget* parent)
    : Card(tr("Answer"), parent),
      clipboard_(clipboard),
      clock_(std::move(clock)),
      status_(new StateLine("api.status")),
      explanation_(new StateLine("api.explanation")),
      signIn_(button("api.signInAgain", {})),
      tokenPlace_(new QWidget),
      next_(button("api.next", tr("Next page"))),
      hidden_(new QLabel),
      view_(new LongText),
      copy_(button("api.copyAnswer", tr("Copy answer")))
{
    makeToken();
    hidden_->setObjectName("api.hidden");
    hidden_->setProperty("role", "muted");
    hidden_->setWordWrap(true);
    view_->setObjectName("api.response");
    view_->setAccessibleName(tr("Answer"));
    view_->setPlaceholderText(tr("The answer appears here."));
    constexpr int least = 160;
    view_->setMinimumHeight(least);
    for (QWidget* const part : std::initializer_list<QWidget*>{status_, explanation_}) body()->addWidget(part);
    body()->addWidget(signIn_, 0, Qt::AlignLeft);
    body()->addWidget(tokenPlace_);
    body()->addWidget(view_, 1);
    body()->addWidget(hidden_);
    auto* const row = new QHBoxLayout;
    row->addWidget(next_);
    row->addWidget(copy_);
    row->addStretch();
    body()->addLayout(row);
    connect(signIn_, &QPushButton::clicked, this, &ApiAnswerCard::signIn);
    connect(next_, &QPushButton::clicked, this, &ApiAnswerCard::turnPage);
    connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(view_->wholeText()); });
    connect(view_, &LongText::done, this, [this] { copy_->setEnabled(!view_->document()->isEmpty()); });
    auto* const second = new QTimer(this);
    connect(second, &QTimer::timeout, this, &ApiAnswerCard::countDown);
    second->start(1'000);
    forget();
}

void ApiAnswerCard::makeToken()
{
    auto* const column = new QVBoxLayout(tokenPlace_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* const row = new QHBoxLayout;
    tokenName_ = new QLabel;
    tokenName_->setObjectName("api.token");
    tokenName_->setTextFormat(Qt::PlainText);
    tokenName_->setWordWrap(true);
    QPushButton* const copy = button("api.copyToken", tr("Copy token"));
    copy->setIcon(icon("copy"));
    connect(copy, &QPushButton::clicked, this, &ApiAnswerCard::copyToken);
    row->addWidget(tokenName_, 1);
    row->addWidget(copy);
    tokenLife_ = new QLabel;
    tokenLife_->setObjectName("api.tokenLife");
    tokenLife_->setProperty("role", "muted");
    tokenLife_->setWordWrap(true);
    column->addLayout(row);
    column->addWidget(tokenLife_);
}

void ApiAnswerCard::forget() { begin({}); }

void ApiAnswerCard::begin(const QString& what)
{
    reader_ = {};
    size_ = 0;
    token_ = {};
    view_->start();
    status_->say(what.isEmpty() ? QString() : tr("Waiting for the answer to %1…").arg(what), "muted");
    explanation_->say({}, "error");
    offerSignIn({});
    tokenPlace_->hide();
    hidden_->hide();
    whole_ = false;
    showNext();
    copy_->setEnabled(false);
}

void ApiAnswerCard::take(std::string_view piece)
{
    size_ += piece.size();
    view_->add(reader_.take(piece));
}

void ApiAnswerCard::finish(const oauth::ApiAnswer& answer, const QString& tokenName)
{
    if (!answer.http.body.isEmpty()) take(answer.http.body.reveal());
    constexpr int firstRefusal = 400;
    status_->say(headline(answer, size_), answer.http.status < firstRefusal ? "good" : "error");
    explanation_->say(printable(answer.explanation), "error");
    if (answer.http.status < firstRefusal && !tokenName.isEmpty())
        showToken(oauth::joinTokenIn(answer.http), tokenName);
    whole_ = true;
    showNext();
    showHidden();
}

void ApiAnswerCard::allowTurning(bool allowed)
{
    turning_ = allowed;
    showNext();
}

void ApiAnswerCard::showNext() { next_->setVisible(whole_ && turning_ && !reader_.nextPage().empty()); }

void ApiAnswerCard::fail(const QString& sentence, bool sent)
{
    const QString came = size_ > 0 ? tr("No whole answer.") : tr("No answer.");
    status_->say(sent ? came : tr("Nothing was sent."), "muted");
    explanation_->say(sentence, "error");
    showHidden();
}

void ApiAnswerCard::offerSignIn(const QString& label)
{
    signIn_->setText(label);
    signIn_->setVisible(!label.isEmpty());
}

void ApiAnswerCard::showToken(base::Secret token, const QString& name)
{
    tokenPlace_->setVisible(!token.isEmpty());
    if (token.isEmpty()) return;
    tokenEnds_ = endOf(token);
    token_ = std::move(token);
    tokenName_->setText(name + "  " + QString(12, QChar(0x2022)));
    tokenName_->setAccessibleName(tr("%1, hidden").arg(name));
    countDown();
}

void ApiAnswerCard::countDown()
{
    if (token_.isEmpty()) return;
    const base::Time now = clock_();
    tokenLife_->setText(tokenEnds_ ? lifeText(std::min(now, *tokenEnds_), *tokenEnds_, now) + " · " +
                                         tr("until %1").arg(localTime(*tokenEnds_, now))
                                   : tr("It does not say how long it lives."));
    setRole(tokenLife_, tokenEnds_ && *tokenEnds_ <= now ? "error" : "muted");
}

void ApiAnswerCard::showHidden()
{
    hidden_->setText(tr("*** stands for a value that lets somebody in (%1 here).").arg(reader_.hidden()));
    hidden_->setVisible(reader_.hidden() > 0);
}

void ApiAnswerCard::copyToken()
{
    if (!token_.isEmpty()) clipboard_.copy(text(token_.reveal()));
}

void ApiAnswerCard::focusAnswer() { view_->setFocus(Qt::ShortcutFocusReason); }

} // namespace ui
