#include "widgets/filechooser.h"

#include <QFileDialog>

namespace ui {

void chooseFile(QWidget* parent, const QString& title, const std::function<void(const QString& path)>& chosen)
{
    auto* const dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(dialog->filter() | QDir::Hidden); // `.env` is a hidden file
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

void chooseNewFile(QWidget* parent, const QString& title, const QString& name,
                   const std::function<void(const QString& path)>& chosen)
{
    auto* const dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

} // namespace ui
