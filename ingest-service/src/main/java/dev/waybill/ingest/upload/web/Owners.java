package dev.waybill.ingest.upload.web;

import dev.waybill.access.Caller;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.file.Owner;
import dev.waybill.ingest.collection.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Whose a file is, where the address does not say it. */
final class Owners {

    private Owners() {}

    /**
     * The owner that the form names; else, in a collection of products, a new product, and in one of users' files the
     * caller.
     *
     * @throws WaybillException BAD_REQUEST when there is none, or more than one
     */
    static Owner of(UploadForm form, Collection collection, Caller caller, FileId id) {
        List<Owner> named = Stream.of(Owner.Kind.values())
                .flatMap(kind -> form.get(kind.member()).map(text -> new Owner(kind, text)).stream())
                .toList();
        if (named.size() > 1) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "a file belongs to one owner");
        }
        if (collection.owners().contains(Owner.Kind.PRODUCT)) {
            return product(named, id);
        }
        return named.isEmpty() && collection.owners().contains(Owner.Kind.USER)
                ? user(caller)
                : named.stream().findFirst().orElseThrow(() -> nobody(collection));
    }

    /** Each upload is a product of its own, since a product's key holds nothing else that tells two files apart. */
    private static Owner product(List<Owner> named, FileId id) {
        if (!named.isEmpty()) {
            throw new WaybillException(
                    ErrorCode.BAD_REQUEST, "the product's id is given out here: leave product_id out");
        }
        return new Owner(Owner.Kind.PRODUCT, "product_" + id.toString().replace("-", ""));
    }

    private static Owner user(Caller caller) {
        String subject = caller.subject();
        return subject == null
                ? Owner.ANONYMOUS
                : Owner.find(Owner.Kind.USER, subject)
                        .orElseThrow(() -> new WaybillException(
                                ErrorCode.BAD_REQUEST,
                                "the token's sub cannot own files: say whose the file is, as agency_id or the like"));
    }

    private static WaybillException nobody(Collection collection) {
        return new WaybillException(
                ErrorCode.BAD_REQUEST,
                "say whose the file is with one of "
                        + collection.owners().stream()
                                .map(Owner.Kind::member)
                                .sorted()
                                .toList());
    }
}
