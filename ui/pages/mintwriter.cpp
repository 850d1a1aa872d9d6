#include "pages/mintwriter.h"

#include "credentials.h"
#include "text.h"
#include "widgets/printable.h"

#include <QFileInfo>
#include <QLocale>
#include <QTimer>

namespace ui {
namespace {

QString shortName(const QString& path)
{
    constexpr qsizetype most = 40;
    const QString name = printable(QFileInfo(path).fileName());
    return name.size() <= most ? name : name.left(most / 2) + QChar(0x2026) + name.right(most / 2);
}

} // namespace

MintWriter::MintWriter(Credentials& credentials, QObject* parent)
    : QObject(parent), credentials_(credentials), watcher_(new QTimer(this))
{
    constexpr int often = 100; // milliseconds
    watcher_->setInterval(often);
    connect(watcher_, &QTimer::timeout, this, &MintWriter::watch);
    connect(&credentials_, &Credentials::changed, this, &MintWriter::goOn);
}

void MintWriter::start(std::shared_ptr<MintPlan> plan, const QString& path)
{
    plan_ = std::move(plan);
    path_ = path;
    const zoom::Table& table = *plan_->order.table;
    if (credentials_.chosen(table) != nullptr && credentials_.readiness(table) != Readiness::Ready)
        credentials_.read(table);
    waiting_ = true;
    goOn();
}

/// Begins to write as soon as no secret is being read any more.
void MintWriter::goOn()
{
    if (!waiting_) return;
    const zoom::Table& table = *plan_->order.table;
    if (credentials_.readiness(table) == Readiness::Reading) {
        Q_EMIT said(tr("Reading the secret from the keychain…"), "muted");
        return;
    }
    waiting_ = false;
    const vault::Credential& pair = credentials_.entry(table).credential;
    if (pair.key.empty() || pair.secret.isEmpty()) {
        const QString why = credentials_.state(table);
        return end(why.isEmpty() ? tr("Nothing was written: there is no key and secret to sign with.") : why, "error");
    }
    plan_->key = pair.key;
    begin(pair.secret);
}

void MintWriter::begin(const base::Secret& secret)
{
    progress_ = std::make_shared<MintProgress>();
    time_.start();
    const auto work = [plan = std::shared_ptr<const MintPlan>(plan_), progress = progress_, path = utf8(path_),
                       kept = std::make_shared<const base::Secret>(secret.clone())](const SideWork::Stop& stop) {
        return writeTokens(*plan, *kept, path, *progress, stop);
    };
    work_.start(work, [this](const MintReport& report) { finish(report); });
    watcher_->start();
    watch();
}

void MintWriter::watch()
{
    const std::uint64_t all = plan_->order.count * mint::combinations(plan_->order).value_or(0);
    if (plan_->rows.empty())
        Q_EMIT advanced(progress_->tokens, all);
    else
        Q_EMIT advanced(progress_->fileAt, progress_->fileAll);
    Q_EMIT said(tr("Writing %1: %2 so far.").arg(shortName(path_), tokensText(progress_->tokens)), "muted");
}

void MintWriter::cancel()
{
    if (waiting_) {
        waiting_ = false;
        credentials_.cancel(*plan_->order.table);
        end(tr("It was cancelled: nothing was written."), "muted");
    } else {
        work_.stop();
    }
}

void MintWriter::finish(const MintReport& report)
{
    if (report.isDone()) {
        const QString seconds = QLocale().toString(static_cast<double>(time_.elapsed()) / 1'000, 'f', 1);
        const QString size = QLocale().formattedDataSize(static_cast<qint64>(report.bytes), 1);
        const QString what =
            plan_->negatives ? tr("%1 and their negatives").arg(tokensText(report.tokens)) : tokensText(report.tokens);
        return end(tr("Wrote %1 into %2 in %3 s: %4.").arg(what, shortName(path_), seconds, size), "good", path_);
    }
    MintSurvey wrong;
    wrong.seen.complaints = report.outcome.complaints;
    wrong.seen.failure = report.outcome.failure;
    const std::vector<MintRemark> remarks = remarksOf(*plan_, wrong);
    if (!report.outcome.stopped && !report.trouble) Q_EMIT refused(remarks);
    if (report.trouble)
        end(tr("Nothing was written: Callsign %1.").arg(text(base::describe(*report.trouble))), "error");
    else if (report.outcome.stopped)
        end(tr("It was cancelled: nothing was written."), "muted");
    else
        end(tr("Nothing was written. %1").arg(remarks.empty() ? QString() : remarks.front().sentence), "error");
}

void MintWriter::end(const QString& sentence, const char* role, const QString& path)
{
    watcher_->stop();
    waiting_ = false;
    plan_.reset();
    Q_EMIT said(sentence, role);
    Q_EMIT ended(path);
}

} // namespace ui
