#pragma once

#include <QFrame>

class QPushButton;

namespace ui {

class Credentials;
class ProfileChooser;

/// The bar above the pages: which profile the window works with, a line in the colour of its environment, and a mark
/// while things go wrong on purpose.
class Header : public QFrame
{
    Q_OBJECT

public:
    /// `credentials` must outlive the bar.
    explicit Header(Credentials& credentials, QWidget* parent = nullptr);

    ProfileChooser& chooser() const { return *chooser_; }
    /// Shows the mark; the sentence says what goes wrong. An empty one hides it.
    void setFaults(const QString& sentence);

Q_SIGNALS:
    /// Somebody wants to see more of the faults.
    void showFaults();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Credentials& credentials_;
    ProfileChooser* chooser_;
    QPushButton* faults_;
};

} // namespace ui
