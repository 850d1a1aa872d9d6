#pragma once

/// Gives back the memory of the tables (symbols, relocations) that the dynamic linker has read to put the program and its
/// libraries together, once that is done: with Qt they are a third of what a server occupies. Whatever is needed of them
/// again is read again. Linux alone; elsewhere it does nothing.
void dropLinkerTables();
