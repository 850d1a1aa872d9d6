#include "pages/inspectcompare.h"

#include "credentials.h"
#include "pages/inspectsignature.h"
#include "text.h"
#include "widgets/pairtable.h"
#include "widgets/tokeninput.h"
#include "zoom/compare.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

CompareCard::CompareCard(const Surroundings& surroundings, QWidget* parent)
    : FoldCard("inspect.compare", tr("Compare with another token"), parent),
      surroundings_(surroundings),
      other_(new TokenInput),
      verdict_(new QLabel),
      pairs_(new PairTable(tr("This token"), tr("The other"), tr("only here"), tr("only there")))
{
    other_->setObjectName("inspect.compare");
    other_->setAccessibleName(tr("Token to compare with"));
    other_->setPlaceholderText(tr("Paste the token that works, or drop a file with it."));
    constexpr int lines = 4;
    other_->setLines(lines);
    verdict_->setObjectName("inspect.compareVerdict");
    verdict_->setTextFormat(Qt::PlainText);
    verdict_->setWordWrap(true);
    pairs_->setObjectName("inspect.compareClaims");
    for (QWidget* const part : std::initializer_list<QWidget*>{other_, verdict_, pairs_}) inside()->addWidget(part);
    connect(other_, &TokenInput::textChanged, this, &CompareCard::compare);
    connect(other_, &TokenInput::refused, verdict_, [this](const QString& sentence) {
        verdict_->setText(sentence);
        verdict_->show();
    });
    connect(this, &FoldCard::opened, this, [this](bool open) {
        if (open) other_->setFocus(Qt::OtherFocusReason);
        compare();
    });
}

void CompareCard::setReading(const Reading& reading)
{
    reading_ = reading;
    compare();
}

void CompareCard::forget() { other_->clear(); }

void CompareCard::compare()
{
    if (!isOpen()) return;
    const jwt::Decoded other = jwt::decode(zoom::tokenIn(utf8(other_->toPlainText())));
    const bool given = !other.text.empty() && !reading_.isEmpty();
    verdict_->setVisible(given);
    pairs_->setVisible(given);
    if (!given) return;
    zoom::Autopsy autopsy;
    if (const auto chosen = chosenFor(reading_, surroundings_.credentials))
        autopsy = zoom::autopsy(other, &*chosen, {});
    const zoom::Comparison comparison = zoom::compare(reading_.token, other, reading_.context.autopsy, autopsy);
    verdict_->setText(text(zoom::summary(comparison)));
    std::vector<zoom::ClaimPair> pairs = comparison.header;
    pairs.insert(pairs.end(), comparison.claims.begin(), comparison.claims.end());
    pairs_->setPairs(pairs);
}

} // namespace ui
