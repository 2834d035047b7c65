package dev.waybill.inbox;

import dev.waybill.file.Owner;

/** What an upstream system asks for (contract.md, section 5). */
public sealed interface InboxEvent permits DocumentSubmitted, DocumentDeletionRequested {

    /** Whose file it is about. */
    Owner owner();
}
