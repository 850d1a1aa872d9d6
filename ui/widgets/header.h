#pragma once

#include <QFrame>

namespace ui {

class Credentials;
class ProfileChooser;

/// The bar above the pages: which profile the window works with, and a line in the colour of its environment.
class Header : public QFrame
{
    Q_OBJECT

public:
    /// `credentials` must outlive the bar.
    explicit Header(Credentials& credentials, QWidget* parent = nullptr);

    ProfileChooser& chooser() const { return *chooser_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Credentials& credentials_;
    ProfileChooser* chooser_;
};

} // namespace ui
