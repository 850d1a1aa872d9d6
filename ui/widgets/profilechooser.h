#pragma once

#include "credentials.h"

#include <QPushButton>

class QLabel;
class QLineEdit;

namespace ui {

class ProfileList;
class ProfileModel;

/// The header's button: the profile that the window works with, as dot, name, kind and environment; opens a list to
/// search and choose from. Type to search, arrows to move, Enter to choose, Escape to leave.
class ProfileChooser : public QPushButton
{
    Q_OBJECT

public:
    /// `credentials` must outlive the button.
    explicit ProfileChooser(Credentials& credentials, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Opens the list below the button.
    void open();

Q_SIGNALS:
    /// A profile was chosen; an empty id stands for none.
    void picked(const std::string& id);
    /// The profiles are to be managed.
    void manage();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makePopup();
    void search(const QString& words);
    void pick(const QModelIndex& index);
    void follow();

    Credentials& credentials_;
    ProfileModel* model_;
    QWidget* popup_;
    QLineEdit* search_;
    ProfileList* list_;
    QLabel* none_;
    QString name_;
    QString detail_;
};

} // namespace ui
