// The Credentials page's parts: what stands where.
#include "credentials.h"
#include "form/profileform.h"
#include "icons.h"
#include "pages/credentialspage.h"
#include "pages/keychaincard.h"
#include "pages/profileimport.h"
#include "text.h"
#include "widgets/card.h"
#include "widgets/columns.h"
#include "widgets/filechooser.h"
#include "widgets/notice.h"
#include "widgets/profilelist.h"

#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QStackedWidget>

namespace ui {
namespace {

QPushButton* button(const char* name, const QString& label, const QString& tip = {})
{
    auto* const made = new QPushButton(label);
    made->setObjectName(QString("credentials.") + name);
    made->setToolTip(tip);
    return made;
}

} // namespace

CredentialsPage::CredentialsPage(const Surroundings& surroundings, QWidget* parent)
    : Page("credentials", tr("Credentials"), tr("Your apps' keys; their secrets stay in the keychain."), parent),
      surroundings_(surroundings),
      book_(surroundings.credentials.book()),
      model_(new ProfileModel(book_, {}, this)),
      import_(new ProfileImport(book_, this)),
      status_(new Notice("credentials.status"))
{
    auto* const content = new QWidget;
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    auto* const statusPlace = new QHBoxLayout;
    statusPlace->setContentsMargins(0, 0, 4, 0); // as wide as the columns' cards
    statusPlace->addWidget(status_);
    column->addLayout(statusPlace);
    auto* const columns = new Columns;
    columns->addLeft(new KeychainCard(surroundings_));
    columns->addLeft(makeListCard(), 1);
    columns->addRight(makeEditor(), 1);
    column->addWidget(columns, 1);
    setContent(content);
    connectAll();
    followBook();
}

QWidget* CredentialsPage::makeListCard()
{
    auto* const card = new Card(tr("Profiles"));
    auto* const addButton = button("add", tr("Add"), tr("Add a profile (Ctrl+N)"));
    addButton->setProperty("primary", true);
    connect(addButton, &QPushButton::clicked, this, &CredentialsPage::add);
    auto* const keys = new QShortcut(QKeySequence::New, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, &CredentialsPage::add);
    card->addBesideTitle(addButton);

    search_ = new QLineEdit;
    search_->setObjectName("credentials.search");
    search_->setPlaceholderText(tr("Search by name, kind or key"));
    search_->setAccessibleName(tr("Search profiles"));
    card->body()->addWidget(search_);
    list_ = new ProfileList(model_);
    list_->setObjectName("credentials.list");
    constexpr int rowsShown = 4;
    list_->setMinimumHeight(rowsShown * ProfileList::rowHeight(list_->font()));
    card->body()->addWidget(list_, 1);
    emptyList_ = new QLabel;
    emptyList_->setObjectName("credentials.listEmpty");
    emptyList_->setProperty("role", "muted");
    emptyList_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    card->body()->addWidget(emptyList_, 1);

    auto* const files = new QHBoxLayout;
    auto* const importButton = button("import", tr("Import…"),
                                      tr("From an env file or an export; dropping one onto the window does the same"));
    auto* const exportButton = button("export", tr("Export…"), tr("All profiles without their secrets"));
    connect(importButton, &QPushButton::clicked, this,
            [this] { chooseFile(this, tr("Import profiles"), [this](const QString& path) { importFile(path); }); });
    connect(exportButton, &QPushButton::clicked, this, [this] {
        chooseNewFile(this, tr("Export profiles without secrets"), "callsign-profiles.json",
                      [this](const QString& path) { exportFile(path); });
    });
    files->addWidget(importButton);
    files->addWidget(exportButton);
    files->addStretch();
    card->body()->addLayout(files);
    return card;
}

QWidget* CredentialsPage::makeEditor()
{
    right_ = new QStackedWidget;
    right_->addWidget(makeEmptyState());
    right_->addWidget(makeEditorCard());
    return right_;
}

QWidget* CredentialsPage::makeEditorCard()
{
    editorCard_ = new Card(tr("Profile"));
    form_ = new ProfileForm;
    editorCard_->body()->addWidget(form_);
    editorCard_->body()->addWidget(makeButtons());
    editorCard_->body()->addStretch();
    return editorCard_;
}

QWidget* CredentialsPage::makeButtons()
{
    save_ = button("save", tr("Save"));
    save_->setProperty("primary", true);
    cancel_ = button("cancel", tr("Cancel"), tr("Do not wait for the keychain"));
    duplicate_ = button("duplicate", tr("Duplicate"), tr("A new profile that begins as a copy of this one"));
    remove_ = button("remove", tr("Remove"));
    undo_ = button("undo", tr("Undo removal"));
    removeAlone_ = button("removeAlone", tr("Remove the profile alone"),
                          tr("Without asking the keychain, where its secret may stay"));
    auto* const place = new QWidget;
    auto* const row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    for (QPushButton* const one : {save_, cancel_, undo_, duplicate_, removeAlone_}) row->addWidget(one);
    row->addStretch();
    row->addWidget(remove_);
    connect(save_, &QPushButton::clicked, this, &CredentialsPage::save);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        stopWaiting();
        say(tr("Cancelled: Callsign no longer waits for the keychain."), "muted");
    });
    connect(duplicate_, &QPushButton::clicked, this, &CredentialsPage::duplicate);
    connect(remove_, &QPushButton::clicked, this, &CredentialsPage::removeOrDiscard);
    connect(undo_, &QPushButton::clicked, this, &CredentialsPage::undo);
    connect(removeAlone_, &QPushButton::clicked, this, &CredentialsPage::removeAlone);
    return place;
}

QWidget* CredentialsPage::makeEmptyState()
{
    auto* const card = new Card(tr("A profile is one app's key and secret"));
    auto* const words = new QLabel(
        tr("<p>Give each app a name, such as “Dev” or “Production”, paste its key and secret once, and choose "
           "it in the header from then on.</p>"
           "<p>The key stands in a file of Callsign's. The secret goes into the system's keychain and "
           "nowhere else; without a keychain it stays in memory until the window closes.</p>"
           "<p>You have an env file, as Zoom's samples use one? Import it, or drop it onto this window.</p>"));
    words->setWordWrap(true);
    words->setProperty("role", "muted");
    card->body()->addWidget(words);
    auto* const first = button("addFirst", tr("Add a profile"));
    connect(first, &QPushButton::clicked, this, &CredentialsPage::add);
    card->setFocusProxy(first);
    card->body()->addWidget(first, 0, Qt::AlignLeft);
    card->body()->addStretch();
    return card;
}

void CredentialsPage::followButtons()
{
    const bool waits = removed_.contains(editing_);
    const bool edits = isNew_ || form_->isEdited();
    form_->setEnabled(!waits && !isWorking_);
    save_->setVisible(!waits);
    save_->setEnabled(edits && !isWorking_);
    cancel_->setVisible(isWorking_);
    duplicate_->setVisible(!waits && !isNew_);
    duplicate_->setEnabled(!edits && !isWorking_);
    remove_->setVisible(!waits);
    remove_->setEnabled(!isWorking_);
    remove_->setText(edits ? tr("Discard") : tr("Remove"));
    undo_->setVisible(waits);
    removeAlone_->setVisible(!waits && !isNew_ && stuck_.contains(editing_));
    removeAlone_->setEnabled(!edits && !isWorking_);
}

void CredentialsPage::exportFile(const QString& path)
{
    const auto exported = book_.exported();
    if (!exported) {
        say(tr("Callsign %1.").arg(text(base::describe(exported.error()))), "error");
        return;
    }
    QSaveFile file(path);
    const auto size = static_cast<qint64>(exported->size());
    const bool written = file.open(QIODevice::WriteOnly) && file.write(exported->data(), size) == size &&
                         file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.commit();
    if (written)
        say(tr("Exported to %1. There is no secret in it.").arg(path), "good");
    else
        say(tr("Callsign %1.").arg(text(base::describe({base::ErrorCode::FileUnwritable, utf8(path)}))), "error");
}

} // namespace ui
