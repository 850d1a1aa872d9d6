#include "widgets/header.h"

#include "credentials.h"
#include "environment.h"
#include "icons.h"
#include "widgets/profilechooser.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace ui {

Header::Header(Credentials& credentials, QWidget* parent)
    : QFrame(parent),
      credentials_(credentials),
      chooser_(new ProfileChooser(credentials, this)),
      faults_(new QPushButton(icon("warning"), tr("Faults on"), this))
{
    setObjectName("header");
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(24, 8, 20, 8);
    row->addWidget(chooser_);
    row->addStretch();
    row->addWidget(faults_);
    faults_->setObjectName("header.faults");
    faults_->hide();
    connect(faults_, &QPushButton::clicked, this, &Header::showFaults);
    connect(&credentials_, &Credentials::changed, this, qOverload<>(&QWidget::update));
}

void Header::setFaults(const QString& sentence)
{
    faults_->setToolTip(sentence);
    faults_->setAccessibleDescription(sentence);
    faults_->setVisible(!sentence.isEmpty());
}

void Header::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    const vault::Profile* const profile = credentials_.current();
    if (profile == nullptr || profile->environment == vault::Environment::None) return;
    constexpr int thickness = 3;
    QPainter painter(this);
    painter.fillRect(0, height() - thickness, width(), thickness, colorOf(profile->environment, colors(palette())));
}

} // namespace ui
