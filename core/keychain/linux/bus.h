#pragma once

#include "base/request.h"

#include <QDBusMessage>
#include <QVariantList>

namespace keychain {

/// Whether this process is in a D-Bus session. Never starts one: libdbus would launch a bus that outlives the program
/// when a display is there and no address is set.
bool inSession();

/// Sends a call to the session bus and answers with the arguments of its reply. Errors, from the D-Bus error names of
/// the specification: KeychainNoBus, KeychainNoService, KeychainSilent, KeychainDenied, KeychainBroken.
base::Request call(const QDBusMessage& message, base::Answer<QVariantList> answer);

/// Answers whether a program of that bus name runs or would be started by a call.
base::Request isThere(const QString& busName, base::Answer<bool> answer);

} // namespace keychain
