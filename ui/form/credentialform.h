#pragma once

#include "zoom/schema.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace ui {

class Credentials;
class FieldRow;
class SecretEdit;

/// The key and secret of one kind of token, typed or loaded from an env file, kept in `Credentials`, which other
/// pages share. Names: `<page>.key`, `<page>.secret`, `<page>.loadEnv`, `<page>.credentialStatus`.
class CredentialForm : public QWidget
{
    Q_OBJECT

public:
    /// `credentials` must outlive the form.
    CredentialForm(const QString& page, Credentials& credentials, QWidget* parent = nullptr);

    /// Shows the pair of that kind.
    void setTable(const zoom::Table& table);
    /// Takes the pairs of an env file and says which.
    void loadEnvFile(const QString& path);
    /// Moves the keyboard focus to the key or the secret and says what is wrong there.
    void focusProblem(const QString& field);
    /// Puts a widget to the right of the button that loads an env file. Takes ownership.
    void addBesideLoad(QWidget* widget);
    /// Tells the two rows what is wrong; empty for nothing.
    void setProblems(const QString& key, const QString& secret);

private:
    void store();
    void load();
    void chooseFile();
    void say(const QString& sentence);

    Credentials& credentials_;
    const zoom::Table* table_ = nullptr;
    QLineEdit* key_;
    SecretEdit* secret_;
    FieldRow* keyRow_;
    FieldRow* secretRow_;
    QLabel* status_;
    QHBoxLayout* buttons_;
    bool storing_ = false; // our own change comes back as a signal
};

} // namespace ui
