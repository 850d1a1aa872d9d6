#include "pages/inspectinput.h"

#include "icons.h"
#include "text.h"
#include "widgets/filechooser.h"
#include "widgets/tokeninput.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include <chrono>
#include <cstdlib>

namespace ui {
namespace {

QLabel* hiddenLabel(const char* name, const char* role)
{
    auto* const label = new QLabel;
    label->setObjectName(name);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

} // namespace

PasteCard::PasteCard(QWidget* parent)
    : Card(tr("Token"), parent),
      input_(new TokenInput),
      note_(hiddenLabel("inspect.note", "error")),
      stripped_(hiddenLabel("inspect.stripped", "muted")),
      pause_(new QTimer(this))
{
    input_->setObjectName("inspect.input");
    input_->setAccessibleName(tr("Token to inspect"));
    input_->setPlaceholderText(tr("Paste a token, or drop a file with one.\n\nIt may stand in a header, a URL, JSON, a "
                                  "cURL command or a HAR file: the token is picked out."));
    constexpr int lines = 9;
    input_->setLines(lines);
    for (QWidget* const part : std::initializer_list<QWidget*>{input_, note_, stripped_}) body()->addWidget(part);
    connect(input_, &TokenInput::refused, this, &PasteCard::say);
    connect(input_, &TokenInput::textChanged, this, &PasteCard::follow);
    pause_->setSingleShot(true);
    connect(pause_, &QTimer::timeout, this, &PasteCard::textChanged);
    addButtons();
}

/// Passes a change on: at once, but for somebody who types in a text that takes longer to read than a key takes.
void PasteCard::follow()
{
    constexpr int large = 8'192; // characters; tokens have a few hundred
    constexpr std::chrono::milliseconds betweenKeys{150};
    note_->hide();
    const int size = input_->document()->characterCount();
    const bool isTyped = std::abs(size - size_) <= 1;
    size_ = size;
    if (isTyped && size > large) {
        pause_->start(betweenKeys);
        return;
    }
    pause_->stop();
    Q_EMIT textChanged();
}

void PasteCard::addButtons()
{
    auto* const paste = new QPushButton(tr("Paste"));
    paste->setObjectName("inspect.paste");
    connect(paste, &QPushButton::clicked, input_, [this] {
        input_->selectAll();
        input_->paste();
    });
    auto* const open = new QPushButton(icon("file"), tr("Open…"));
    open->setObjectName("inspect.open");
    connect(open, &QPushButton::clicked, this, &PasteCard::openFile);
    auto* const clear = new QPushButton(tr("Clear"));
    clear->setObjectName("inspect.clear");
    connect(clear, &QPushButton::clicked, input_, &TokenInput::clear);
    auto* const buttons = new QHBoxLayout;
    for (QPushButton* const button : {paste, open, clear}) buttons->addWidget(button);
    buttons->addStretch();
    body()->addLayout(buttons);
}

QString PasteCard::pasted() const { return input_->toPlainText(); }
void PasteCard::setText(const QString& text) { input_->setPlainText(text); }
void PasteCard::clear() { input_->clear(); }

void PasteCard::setReading(const Reading& reading)
{
    QStringList words;
    for (const zoom::Wrapping wrapping : reading.intake.stripped) words.append(text(zoom::describe(wrapping)));
    stripped_->setText(tr("Left out: %1.").arg(words.join(", ")));
    stripped_->setVisible(!words.isEmpty() && !reading.isEmpty());
    const QString whole = pasted();
    const auto token = spanIn(whole, reading.token, {0, reading.token.text.size()});
    input_->setEdges(token ? token->from : 0, token ? static_cast<int>(whole.size()) - token->to : 0);
    mark(reading.token, {});
}

void PasteCard::mark(const jwt::Decoded& token, const std::optional<Piece>& place)
{
    QList<TokenView::Mark> marks;
    const QString text = pasted();
    const auto span = place ? spanIn(text, token, *place) : std::nullopt;
    if (span) marks.append({span->from, span->to, false});
    for (const Piece& damaged : damagedPlaces(token))
        if (const auto wrong = spanIn(text, token, damaged)) marks.append({wrong->from, wrong->to, true});
    input_->setMarks(marks);
    if (span) input_->scrollTo(span->from);
}

void PasteCard::say(const QString& sentence)
{
    note_->setText(sentence);
    note_->show();
}

void PasteCard::openFile()
{
    chooseFile(this, tr("Open a file with a token"), [this](const QString& path) { input_->loadFile(path); });
}

void PasteCard::focusText()
{
    input_->setFocus(Qt::ShortcutFocusReason);
    input_->selectAll();
}

} // namespace ui
