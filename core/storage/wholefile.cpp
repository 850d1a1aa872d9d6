#include "storage/wholefile.h"

#include <QSaveFile>

namespace storage {

base::Result<void> writeWhole(const QString& path, std::string_view bytes)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(bytes.data(), static_cast<qint64>(bytes.size())) != -1 && file.commit();
    if (!written) return tl::unexpected(base::Error{base::ErrorCode::FileUnwritable, path.toStdString()});
    return {};
}

} // namespace storage
