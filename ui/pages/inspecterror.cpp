#include "pages/inspecterror.h"

#include "text.h"
#include "widgets/findinglist.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr std::size_t mostMeanings = 3; // a bare number means something to several of Zoom's services

/// `web:3712 · Meeting SDK for the web`
QString headline(const zoom::ErrorRow& row)
{
    const QString name = row.name.empty() || row.code < 0 ? QString() : " " + text(row.name);
    return QString("<b>%1</b>%2 · %3<br>")
        .arg(text(zoom::codeText(row)).toHtmlEscaped(), name.toHtmlEscaped(),
             text(zoom::title(row.source)).toHtmlEscaped());
}

/// What the rows say, those of one code under one headline.
QString paragraphs(const std::vector<const zoom::ErrorRow*>& rows)
{
    QString words;
    QString last;
    for (const zoom::ErrorRow* const row : rows) {
        const QString head = headline(*row);
        words += "<p>" + (head == last ? QString() : head) + text(row->meaning).toHtmlEscaped() + ' ' +
                 text(row->advice).toHtmlEscaped() + "</p>";
        last = head;
    }
    return words;
}

} // namespace

ErrorCard::ErrorCard(QWidget* parent)
    : FoldCard("inspect.error", tr("What does this error mean?"), parent),
      line_(new QLineEdit),
      meaning_(new QLabel),
      list_(new FindingList)
{
    line_->setObjectName("inspect.error");
    line_->setAccessibleName(tr("Error code or text"));
    line_->setPlaceholderText(tr("3712, or the error as it was logged"));
    line_->setClearButtonEnabled(true);
    meaning_->setObjectName("inspect.errorMeaning");
    meaning_->setTextFormat(Qt::RichText); // all of it ours
    meaning_->setWordWrap(true);
    list_->setObjectName("inspect.errorFindings");
    list_->setAccessibleName(tr("Findings that explain the error"));
    for (QWidget* const part : std::initializer_list<QWidget*>{line_, meaning_, list_}) inside()->addWidget(part);
    connect(line_, &QLineEdit::textChanged, this, &ErrorCard::explain);
    connect(this, &FoldCard::opened, line_, [this](bool open) {
        if (open) line_->setFocus(Qt::OtherFocusReason);
    });
    connect(list_, &FindingList::chosen, this, [this](int row) {
        if (row >= 0) Q_EMIT chosen(causes_.at(static_cast<std::size_t>(row)));
    });
    explain();
}

void ErrorCard::setReading(const Reading& reading)
{
    reading_ = reading;
    explain();
}

/// Notes what of the token would lead to the error, once each.
void ErrorCard::addCauses(const zoom::ErrorRow& row)
{
    for (zoom::Finding& cause : zoom::causesOf(row, reading_.token, reading_.context)) {
        const auto same = [&](const zoom::Finding& other) {
            return other.id == cause.id && other.claim == cause.claim && other.args == cause.args;
        };
        if (std::none_of(causes_.begin(), causes_.end(), same)) causes_.push_back(std::move(cause));
    }
}

void ErrorCard::explain()
{
    std::vector<const zoom::ErrorRow*> rows = zoom::explainError(utf8(line_->text()), reading_.kind);
    rows.resize(std::min(rows.size(), mostMeanings));
    causes_.clear();
    for (const zoom::ErrorRow* const row : rows)
        if (!reading_.isEmpty()) addCauses(*row);
    QString words = paragraphs(rows);
    if (!rows.empty() && !reading_.isEmpty())
        words += "<p>" +
                 (causes_.empty() ? tr("Nothing found in this token explains it.")
                                  : tr("In this token, that is explained by:")) +
                 "</p>";
    if (rows.empty() && !line_->text().trimmed().isEmpty())
        words = tr("Not known here. Look for a number with the SDK's name, as in <code>web:3712</code>.");
    meaning_->setText(words);
    meaning_->setVisible(!words.isEmpty());
    list_->setFindings(causes_, reading_.kind);
    list_->setVisible(!causes_.empty());
}

} // namespace ui
