#pragma once

#include "base/secret.h"
#include "vault/profile.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace ui {

class FieldRow;
class SecretEdit;

/// The editor of one profile: it takes a value and gives a value. What is wrong with it is core's to say; what looks
/// wrong is shown beside it and forbids nothing. Names: `credentials.<member>`.
class ProfileForm : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileForm(QWidget* parent = nullptr);

    /// Fills the form. `stored`: where its secret is now, in words; empty for a profile that needs one typed.
    void setProfile(const vault::Profile& profile, const QString& stored);
    /// The profile as it stands in the form, without what its kind does not have.
    vault::Profile profile() const;
    /// The profiles that this one must stand among.
    void setOthers(const std::vector<vault::Profile>& others);

    /// Holds a secret that was taken over from elsewhere; typing replaces it. `origin` says from where.
    void holdSecret(base::Secret secret, const QString& origin);
    /// The secret that was typed or taken over; nothing if neither, and for a public client.
    std::optional<base::Secret> secret() const;
    /// Says anew where the profile's secret is, in words as for `setProfile`; what was taken over stays.
    void setStored(const QString& stored);
    /// Empties the secret's line for good, and what was taken over; returns whether there was anything.
    bool forgetSecret();

    /// Whether somebody has changed anything since the form was filled.
    bool isEdited() const { return edited_ || held_.has_value(); }
    /// Shows everything that is wrong and goes to the first of it; true if nothing is.
    bool check();
    void focusName();

Q_SIGNALS:
    void edited();
    /// Enter was pressed in one of the lines.
    void submitted();

private:
    QLineEdit* addLine(const char* member, const QString& label, const QString& hint);
    void addRow(const char* member, FieldRow* row);
    FieldRow* row(std::string_view member) const;
    void makeKindAndEnvironment();
    void makeKeyAndSecret();
    void edit();
    void followKind();
    void judge();
    void showDoubts();

    QVBoxLayout* column_;
    std::vector<std::pair<const char*, FieldRow*>> rows_; // by the member's name
    SecretEdit* secret_ = nullptr;
    QCheckBox* publicClient_ = nullptr;
    QLabel* where_;
    QLabel* doubts_;
    std::string id_;
    QString stored_;
    std::optional<base::Secret> held_;
    std::vector<vault::Profile> others_;
    bool edited_ = false;
    bool filling_ = false;
};

} // namespace ui
