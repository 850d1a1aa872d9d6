#pragma once

#include "pages/page.h"
#include "profilebook.h"
#include "surroundings.h"
#include "zoom/schema.h"

#include <set>

class QLabel;
class QLineEdit;
class QModelIndex;
class QPushButton;
class QStackedWidget;

namespace ui {

class Card;
class Notice;
class ProfileForm;
class ProfileImport;
class ProfileList;
class ProfileModel;

/// The profiles: a list on the left, the editor of the chosen one on the right. Secrets go into the keychain, or, while
/// it refuses, into memory, and that is said. What was removed can be brought back until the page is left.
class CredentialsPage : public Page
{
    Q_OBJECT

public:
    explicit CredentialsPage(const Surroundings& surroundings, QWidget* parent = nullptr);

    void focusToken() override;
    void focusStart() override;
    bool settle() override;

    /// Opens the editor with the pair that was typed for that kind, to be saved under a name.
    void saveTyped(const zoom::Table& table);
    /// Takes the profiles of an env file or an export.
    void importFile(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeListCard();
    QWidget* makeEditor();
    QWidget* makeEditorCard();
    QWidget* makeEmptyState();
    QWidget* makeButtons();
    void connectAll();
    void takeLocked();
    void stopWaiting();
    bool isFree();
    void focusEditor();

    void add();
    void edit(const vault::Profile& profile, bool isNew);
    void openRow(const QModelIndex& index);
    void save();
    void takeSaved(const vault::Profile& profile, bool secretGiven, const base::Result<ProfileBook::Saved>& done);
    void duplicate();
    void removeOrDiscard();
    void discard();
    void undo();
    void removeAlone();
    void removeNext();
    void noteStuck(const std::string& id, const base::Error& error);
    void exportFile(const QString& path);
    void followBook();
    void followButtons();
    void followPlaces();
    static QString failure(const base::Error& error);
    void say(const QString& sentence, const char* role);
    QString storedWords(const vault::Profile& profile) const;
    void useIfFirst(const vault::Profile& profile);

    Surroundings surroundings_;
    ProfileBook& book_;
    ProfileModel* model_;
    ProfileImport* import_;
    Notice* status_;
    QLineEdit* search_;
    ProfileList* list_;
    QLabel* emptyList_;
    QStackedWidget* right_;
    Card* editorCard_;
    ProfileForm* form_;
    QPushButton* save_;
    QPushButton* cancel_;
    QPushButton* duplicate_;
    QPushButton* remove_;
    QPushButton* undo_;
    QPushButton* removeAlone_;

    std::string editing_;                   // id of the profile in the editor; empty: none
    bool isNew_ = false;                    // and not yet saved
    std::string before_;                    // id of the profile that was in the editor before a new one; empty: none
    const zoom::Table* typedFor_ = nullptr; // the kind whose typed pair the new profile takes over
    std::set<std::string> removed_;         // wait to be removed
    std::set<std::string> stuck_;           // could not be removed, as the keychain refused
    bool settling_ = false;
    QString settleTrouble_;
    base::Request working_;
    bool isWorking_ = false;
    bool isCopying_ = false; // it reads the secret of a profile that is duplicated
    base::Request removing_;
};

} // namespace ui
