#include "pages/mint.h"

#include "credentials.h"
#include "pages/mintorder.h"
#include "pages/mintoutput.h"
#include "pages/mintpreview.h"
#include "pages/mintwriter.h"
#include "preferences.h"
#include "text.h"
#include "widgets/columns.h"
#include "widgets/filechooser.h"
#include "widgets/printable.h"

#include <QFileInfo>
#include <QTabBar>
#include <QTimer>

#include <algorithm>

namespace ui {
namespace {

/// The kinds that open a join, in the tables' order.
std::vector<const zoom::Table*> kindsToMint()
{
    std::vector<const zoom::Table*> kinds;
    for (const zoom::Table& table : zoom::tables())
        if (table.kind != "api") kinds.push_back(&table);
    return kinds;
}

QTimer* makeTimer(QObject* owner, int milliseconds)
{
    auto* const timer = new QTimer(owner);
    timer->setSingleShot(true);
    timer->setInterval(milliseconds);
    return timer;
}

} // namespace

MintPage::MintPage(const Surroundings& surroundings, QWidget* parent)
    : Page("mint", tr("Mint"), tr("Write many tokens into a file, for tests."), parent),
      surroundings_(surroundings),
      order_(new MintOrderCard(surroundings.preferences)),
      output_(new MintOutputCard(surroundings.preferences, surroundings.clock)),
      preview_(new MintPreviewCard),
      refresher_(makeTimer(this, 150)),
      saver_(makeTimer(this, 1'000)),
      writer_(new MintWriter(surroundings.credentials, this))
{
    addBesideTitle(makeKinds());
    auto* const columns = new Columns(Columns::WhenNarrow::Merge);
    columns->addLeft(order_);
    columns->addRight(output_);
    columns->addRight(preview_, 1);
    setContent(columns);
    connectParts();
    const zoom::Inputs last = surroundings_.preferences.inputs("mint-kind");
    const std::string* const kind = last.find("kind");
    setKind(0);
    connect(kinds_, &QTabBar::currentChanged, this, &MintPage::setKind);
    if (const zoom::Table* const table = kind == nullptr ? nullptr : zoom::tableFor(*kind)) followProfile(*table);
}

void MintPage::connectParts()
{
    connect(refresher_, &QTimer::timeout, this, &MintPage::refresh);
    connect(saver_, &QTimer::timeout, this, &MintPage::remember);
    connect(preview_, &MintPreviewCard::goTo, this, &MintPage::goTo);
    connect(output_, &MintOutputCard::write, this, &MintPage::write);
    connect(output_, &MintOutputCard::cancel, writer_, &MintWriter::cancel);
    connect(writer_, &MintWriter::said, output_, &MintOutputCard::say);
    connect(writer_, &MintWriter::advanced, output_, &MintOutputCard::setProgress);
    connect(writer_, &MintWriter::refused, preview_, &MintPreviewCard::setRemarks);
    connect(writer_, &MintWriter::ended, this, [this](const QString& path) {
        output_->setBusy(false);
        output_->setWritten(path);
    });
    const auto follow = [this] {
        settled_ = false;
        refresher_->start();
        saver_->start();
    };
    connect(order_, &MintOrderCard::edited, this, follow);
    connect(output_, &MintOutputCard::edited, this, follow);
    connect(&surroundings_.credentials, &Credentials::changed, this, &MintPage::followSigner);
    connect(&surroundings_.credentials, &Credentials::changed, refresher_, qOverload<>(&QTimer::start));
    connect(&surroundings_.credentials, &Credentials::tableChosen, this, &MintPage::followProfile);
}

MintPage::~MintPage() { remember(); }

QWidget* MintPage::makeKinds()
{
    kinds_ = new QTabBar;
    kinds_->setObjectName("mint.kind");
    kinds_->setAccessibleName(tr("Kind of token"));
    kinds_->setDrawBase(false);
    kinds_->setExpanding(false);
    kinds_->setUsesScrollButtons(false);
    for (const zoom::Table* const table : kindsToMint()) kinds_->addTab(text(table->title));
    return kinds_;
}

void MintPage::setKind(int index)
{
    table_ = kindsToMint()[static_cast<std::size_t>(index)];
    order_->setTable(*table_);
    surroundings_.preferences.setInputs("mint-kind", {{"kind", table_->kind}});
    followSigner();
    refresh();
}

void MintPage::followProfile(const zoom::Table& table)
{
    const std::vector<const zoom::Table*> kinds = kindsToMint();
    const auto found = std::find(kinds.begin(), kinds.end(), &table);
    if (found != kinds.end()) kinds_->setCurrentIndex(static_cast<int>(found - kinds.begin()));
}

std::shared_ptr<MintPlan> MintPage::makePlan(std::vector<MintRemark>& remarks)
{
    auto plan = std::make_shared<MintPlan>();
    remarks = order_->fill(*plan);
    const std::vector<MintRemark> others = output_->fill(*plan);
    remarks.insert(remarks.end(), others.begin(), others.end());
    plan->key = surroundings_.credentials.entry(*table_).credential.key;
    return plan;
}

/// Looks at what is typed: what will not do at once, the rest beside the window.
void MintPage::refresh()
{
    refresher_->stop();
    if (!isVisible()) return;
    std::vector<MintRemark> remarks;
    const std::shared_ptr<MintPlan> plan = makePlan(remarks);
    surveying_.drop();
    if (!remarks.empty()) {
        preview_->setRemarks(remarks);
        preview_->clear();
        settled_ = true;
        return;
    }
    if (plan->key.empty()) plan->key = utf8(tr("your-key")); // there is none yet: all the rest can be looked at
    const auto look = [plan](const SideWork::Stop& stop) { return surveyOf(*plan, stop); };
    surveying_.start(look, [this, plan](MintSurvey survey) {
        order_->setProblems(survey.seen.complaints);
        preview_->setSurvey(*plan, std::move(survey));
        settled_ = true;
    });
}

/// Says whose key is used, and what is missing.
void MintPage::followSigner()
{
    const Credentials& credentials = surroundings_.credentials;
    const vault::Profile* const profile = credentials.chosen(*table_);
    const vault::Credential& pair = credentials.entry(*table_).credential;
    const QString kind = text(table_->title);
    if (profile != nullptr)
        output_->setSigner(tr("Signs as %1.").arg(printable(profile->name)), "muted");
    else if (!pair.key.empty() && !pair.secret.isEmpty())
        output_->setSigner(tr("Signs with the key %1.").arg(printable(pair.key)), "muted");
    else
        output_->setSigner(tr("There is no key and secret to sign with: choose a %1 profile in the header, or type a "
                              "key and secret on the Sign page.")
                               .arg(kind),
                           "warning");
}

void MintPage::goTo(const QString& field)
{
    if (field == "now")
        output_->focusClock();
    else
        order_->focusField(utf8(field));
}

void MintPage::write()
{
    if (writer_->isBusy()) return;
    std::vector<MintRemark> remarks;
    const std::shared_ptr<MintPlan> plan = makePlan(remarks);
    if (!remarks.empty()) preview_->setRemarks(remarks);
    if (!remarks.empty() || (settled_ && preview_->hasRemarks())) {
        output_->say(tr("Nothing was written: mend what the preview lists first."), "error");
        if (remarks.empty())
            preview_->focusRemarks();
        else
            goTo(text(remarks.front().field));
        return;
    }
    if (!isReady()) return output_->say(tr("Nothing was written: there is no key and secret to sign with."), "error");
    chooseNewFile(this, tr("Write tokens"), output_->fileName(), [this](const QString& path) { writeTo(path); });
}

/// Whether there is a pair, or a profile whose secret can be read.
bool MintPage::isReady() const
{
    const vault::Credential& pair = surroundings_.credentials.entry(*table_).credential;
    return surroundings_.credentials.chosen(*table_) != nullptr || (!pair.key.empty() && !pair.secret.isEmpty());
}

void MintPage::writeTo(const QString& path)
{
    std::vector<MintRemark> remarks;
    std::shared_ptr<MintPlan> plan = makePlan(remarks);
    if (writer_->isBusy() || !remarks.empty()) return;
    const QFileInfo rows(text(plan->rows));
    if (!plan->rows.empty() && rows.canonicalFilePath() == QFileInfo(path).canonicalFilePath())
        return output_->say(tr("Nothing was written: %1 holds the rows. Choose another name.")
                                .arg(printable(QFileInfo(path).fileName())),
                            "error");
    output_->setWritten({});
    output_->setBusy(true);
    writer_->start(std::move(plan), path);
}

void MintPage::remember()
{
    saver_->stop();
    order_->remember();
    output_->remember();
}

bool MintPage::takeFile(const QString& path)
{
    if (QFileInfo(path).fileName().contains(".env")) return false;
    order_->setRows(path);
    return true;
}

void MintPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
}

void MintPage::focusToken() { preview_->focusTable(); }

void MintPage::focusStart() { order_->focusField({}); }

} // namespace ui
