#include "widgets/copyline.h"

#include "icons.h"
#include "text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextDocument>

namespace ui {

CopyLine::CopyLine(const QString& name, const QString& caption, int lines, QWidget* parent)
    : QWidget(parent),
      caption_(new QLabel(caption, this)),
      copy_(new QPushButton(icon("copy"), tr("Copy"), this)), // before the text: so goes Tab
      text_(new QPlainTextEdit(this))
{
    caption_->setBuddy(text_);
    caption_->setWordWrap(true);
    text_->setObjectName(name);
    text_->setAccessibleName(caption);
    text_->setReadOnly(true);
    text_->setProperty("quiet", true);
    text_->setFont(fixedFont());
    text_->setWordWrapMode(QTextOption::WrapAnywhere);
    text_->setTabChangesFocus(true);
    if (lines == 1) text_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    constexpr int around = 32; // the style sheet's padding and border, and the document's margin
    text_->setFixedHeight(text_->fontMetrics().lineSpacing() * lines + around);
    setFocusProxy(text_);
    copy_->setObjectName(name + "Copy");
    copy_->setAccessibleName(tr("Copy: %1").arg(caption));
    connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    auto* const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(caption_, 1);
    head->addWidget(copy_, 0, Qt::AlignBottom);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(text_);
    setText({});
}

void CopyLine::setText(const QString& text)
{
    if (text_->toPlainText() != text) text_->setPlainText(text);
    copy_->setEnabled(!text.isEmpty());
}

QString CopyLine::text() const { return text_->toPlainText(); }

void CopyLine::setPlaceholder(const QString& words) { text_->setPlaceholderText(words); }

} // namespace ui
