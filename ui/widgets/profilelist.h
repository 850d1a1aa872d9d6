#pragma once

#include "profilebook.h"

#include <QAbstractListModel>
#include <QListView>

namespace ui {

/// The profiles by name, those that a search leaves; optionally a first row for none while nothing is searched for.
class ProfileModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< QString; empty for the row for none
        NameRole,
        DetailRole,      ///< kind, environment and where the secret is
        EnvironmentRole, ///< vault::Environment as a number
        RemovedRole,     ///< whether the row waits to be removed
    };

    /// `none` is the first row's text; empty: no such row. `book` must outlive the model.
    ProfileModel(const ProfileBook& book, QString none, QObject* parent = nullptr);

    /// Leaves the rows whose name, kind, environment or key hold each word of `search`, without regard to case.
    void setSearch(const QString& search);
    /// Which profiles wait to be removed.
    void setRemoved(const std::set<std::string>& ids);
    /// The row of that profile; invalid if it is not shown.
    QModelIndex indexOf(const std::string& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row
    {
        vault::Profile profile; // a copy, as the book's may be gone; without an id: the row for none
        QString haystack;
    };

    void reload();
    void sift();
    QString detailOf(const vault::Profile& profile) const;

    const ProfileBook& book_;
    QString none_;
    QStringList words_;
    std::set<std::string> removed_;
    std::vector<Row> rows_;         // all, by name
    std::vector<const Row*> shown_; // what the search leaves
};

/// A list of profiles: a dot in the environment's colour, the name, and below it kind, environment and place.
class ProfileList : public QListView
{
    Q_OBJECT

public:
    explicit ProfileList(ProfileModel* model, QWidget* parent = nullptr);
    /// Height of one row.
    static int rowHeight(const QFont& font);
};

} // namespace ui
