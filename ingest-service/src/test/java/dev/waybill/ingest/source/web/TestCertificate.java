package dev.waybill.ingest.source.web;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/** A certificate of {@code files.test} that signs itself, made anew for each run. */
final class TestCertificate {

    private static final char[] PASSWORD = "not-a-secret".toCharArray();

    /** Both sides': it proves to be that host, and trusts that host. */
    static final SSLContext CONTEXT = make();

    private TestCertificate() {}

    private static SSLContext make() {
        try {
            Path directory = Files.createTempDirectory("certificate");
            Path store = directory.resolve("files.p12");
            keytool(store);
            SSLContext context = SSLContexts.custom()
                    .loadKeyMaterial(store.toFile(), PASSWORD, PASSWORD)
                    .loadTrustMaterial(store.toFile(), PASSWORD)
                    .build();
            Files.delete(store);
            Files.delete(directory);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException("no certificate for the test's server", e);
        }
    }

    private static void keytool(Path store) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "files",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=files.test",
                        "-ext",
                        "san=dns:files.test",
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        String.valueOf(PASSWORD))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }
}
