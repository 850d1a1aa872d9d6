#pragma once

#include "credentials.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class CredentialForm;

/// What the Sign page signs with: the chosen profile and where its secret is, or a key and secret to type.
class SignCredential : public QWidget
{
    Q_OBJECT

public:
    /// `credentials` must outlive this.
    explicit SignCredential(Credentials& credentials, QWidget* parent = nullptr);

    /// Shows what is there for that kind.
    void setTable(const zoom::Table& table);
    /// Moves the keyboard focus to the key or the secret, or to what helps there, and says what is wrong.
    void focusProblem(const QString& field);
    /// Tells the typed key and secret what is wrong; empty for nothing.
    void setProblems(const QString& key, const QString& secret);

Q_SIGNALS:
    /// Another profile is wanted.
    void changeProfile();
    /// The typed pair shall become a profile.
    void saveAsProfile();

private:
    QWidget* makeProfileView();
    QWidget* makeTypedView();
    void follow();

    Credentials& credentials_;
    const zoom::Table* table_ = nullptr;
    CredentialForm* form_ = nullptr;
    QPushButton* save_ = nullptr;
    QLabel* name_ = nullptr;
    QLabel* detail_ = nullptr;
    QLabel* key_ = nullptr;
    QLabel* state_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* again_ = nullptr;
    QPushButton* change_ = nullptr;
    QWidget* profileView_;
    QWidget* typedView_;
};

} // namespace ui
