#include "widgets/header.h"

#include "credentials.h"
#include "environment.h"
#include "widgets/profilechooser.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui {

Header::Header(Credentials& credentials, QWidget* parent)
    : QFrame(parent), credentials_(credentials), chooser_(new ProfileChooser(credentials, this))
{
    setObjectName("header");
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(24, 8, 20, 8);
    row->addWidget(chooser_);
    row->addStretch();
    connect(&credentials_, &Credentials::changed, this, qOverload<>(&QWidget::update));
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
