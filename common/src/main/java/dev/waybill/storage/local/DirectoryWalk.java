package dev.waybill.storage.local;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.waybill.storage.ListedObject;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One page of the files below a directory, in the order of their keys: {@code a-b}, then {@code a/b}, then {@code a0}, so
 * that a directory stands where its name with a slash does. However many files a directory has, no more of their names
 * than a page has are kept, for which it is read again for each page. Links to directories are not followed, since they may
 * lead in a circle.
 */
final class DirectoryWalk {

    private final StorageDirectory directory;
    private final String prefix;
    private final int limit;
    private final List<ListedObject> page = new ArrayList<>();

    DirectoryWalk(StorageDirectory directory, String prefix, int limit) {
        this.directory = directory;
        this.prefix = prefix;
        this.limit = limit;
    }

    List<ListedObject> after(String key) throws IOException {
        walk("", key);
        return page;
    }

    /** @param parent a key up to and with a slash, or empty */
    private void walk(String parent, String after) throws IOException {
        String from = after;
        SortedMap<String, Path> children = children(parent, from);
        while (!children.isEmpty() && page.size() < limit) {
            for (var child : children.entrySet()) {
                if (page.size() < limit) {
                    visit(child.getKey(), child.getValue(), from);
                }
            }
            boolean all = children.size() < limit;
            from = beyond(children.lastKey());
            children = all ? new TreeMap<>() : children(parent, from);
        }
    }

    private void visit(String key, Path path, String after) throws IOException {
        if (key.endsWith("/")) {
            walk(key, after);
            return;
        }
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            if (file.isRegularFile()) {
                page.add(new ListedObject(
                        key, file.size(), file.lastModifiedTime().toInstant()));
            }
        } catch (NoSuchFileException e) {
            return; // deleted meanwhile
        }
    }

    /** The first of what is in it and may hold keys that are wanted, by its key, that of a directory with a slash. */
    private SortedMap<String, Path> children(String parent, String after) throws IOException {
        SortedMap<String, Path> first = new TreeMap<>();
        try (DirectoryStream<Path> all = directory.children(parent)) {
            for (Path child : all) {
                String key = parent + child.getFileName() + (Files.isDirectory(child, NOFOLLOW_LINKS) ? "/" : "");
                if (mayHold(key, after)) {
                    first.put(key, child);
                }
                if (first.size() > limit) {
                    first.remove(first.lastKey());
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return first; // deleted meanwhile
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return first;
    }

    private boolean mayHold(String key, String after) {
        boolean isDirectory = key.endsWith("/");
        boolean below = key.startsWith(prefix) || isDirectory && prefix.startsWith(key);
        boolean begun = isDirectory && after.startsWith(key) && !after.equals(beyond(key));
        return below && (key.compareTo(after) > 0 || begun);
    }

    /** Behind all that a directory holds, and right behind a file. */
    private static String beyond(String key) {
        return key.endsWith("/") ? key + Character.MAX_VALUE : key;
    }
}
