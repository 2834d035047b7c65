package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Chromium, as somebody uses it who waits until things are there. One for all tests, which starts each without cookies; it
 * is an error for a page to try what its policy forbids. Where Chromium or its driver is not installed tests are left out, or
 * fail if {@code -Dwaybill.browser=required}.
 */
final class Browser implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    static final int WIDE = 1280;
    static final int PHONE = 360;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static @Nullable ChromeDriver driver;

    private final Supplier<Places> places;
    private String address = "";

    private Browser(Supplier<Places> places) {
        this.places = places;
    }

    /** Before the quickstart without access control. */
    static Browser ofOpen() {
        return new Browser(Shared::open);
    }

    /** Before the quickstart that can take files from elsewhere. */
    static Browser ofMigrating() {
        return new Browser(Shared::migrating);
    }

    /** Before the quickstart that asks for tokens. */
    static Browser ofGuarded() {
        return new Browser(Shared::guarded);
    }

    /** Comes before anything is started for these tests. */
    private static void require() {
        boolean isThere = chromium().isPresent() && chromedriver().isPresent();
        boolean isRequired = System.getProperty("waybill.browser", "").equals("required");
        assertThat(isThere || !isRequired)
                .as("Chromium and its driver are installed: apt-get install chromium chromium-driver")
                .isTrue();
        Assumptions.assumeTrue(isThere, "left out: Chromium and chromedriver are not on the PATH");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        require();
        address = places.get().address();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        command("Network.clearBrowserCookies", Map.of());
        resize(WIDE);
        driver().manage().logs().get(LogType.BROWSER);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            Path directory = Files.createDirectories(Path.of("target", "browser"));
            screenshot(directory.resolve(context.getRequiredTestMethod().getName() + ".png"));
        }
        assertThat(complaints())
                .noneMatch(line -> line.contains("Content Security Policy") && !line.contains("frame-ancestors"));
    }

    /** What the browser has said of pages since it was asked last. */
    List<String> complaints() {
        return driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .toList();
    }

    Browser open(String path) {
        driver().get(path.startsWith("http") ? path : address + path);
        return this;
    }

    /** The path and query of the page that is shown. */
    String path() {
        return String.valueOf(run("return location.pathname + location.search"));
    }

    void awaitPath(String path) {
        await(() -> path.equals(path()));
    }

    /** Of the first such element, what people read. */
    String text(String css) {
        return patiently(() -> driver().findElement(By.cssSelector(css)).getText());
    }

    void awaitText(String css, String part) {
        await(() -> texts(css).stream().anyMatch(text -> text.contains(part)));
    }

    void awaitCount(String css, int count) {
        await(() -> count(css) == count);
    }

    int count(String css) {
        return driver().findElements(By.cssSelector(css)).size();
    }

    List<String> texts(String css) {
        return patiently(() -> driver().findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList());
    }

    Browser click(String css) {
        return click(By.cssSelector(css));
    }

    /** Presses the button, or follows the link, that says so and can be seen. */
    Browser press(String label) {
        return click(By.xpath("//*[self::button or self::a or self::summary][normalize-space()='" + label
                + "'][not(ancestor::dialog[not(@open)])]"));
    }

    private Browser click(By where) {
        patiently(() -> {
            driver().findElement(where).click();
            return true;
        });
        return this;
    }

    /** Into a field in place of what it has. */
    Browser type(String css, String text) {
        patiently(() -> {
            WebElement field = driver().findElement(By.cssSelector(css));
            field.clear();
            field.sendKeys(text);
            return true;
        });
        return this;
    }

    /** Keys, wherever the focus is. */
    Browser keys(CharSequence... keys) {
        driver().switchTo().activeElement().sendKeys(keys);
        return this;
    }

    Browser choose(String css, String option) {
        return click(css + " option[value='" + option + "']");
    }

    Browser chooseFiles(String css, List<Path> files) {
        String all = String.join(
                "\n", files.stream().map(f -> f.toAbsolutePath().toString()).toList());
        driver().findElement(By.cssSelector(css)).sendKeys(all);
        return this;
    }

    @Nullable
    Object run(String script, Object... arguments) {
        return driver().executeScript(script, arguments);
    }

    void resize(int width) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    void prefer(String scheme) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** @param bytesPerSecond how fast uploads are; negative for as fast as they can be */
    void slowDown(int bytesPerSecond) {
        command("Network.enable", Map.of());
        command(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", bytesPerSecond));
    }

    void cookie(String value) {
        driver().manage()
                .addCookie(new Cookie.Builder("waybill_session", value)
                        .isHttpOnly(true)
                        .sameSite("Strict")
                        .build());
    }

    @Nullable
    Cookie cookie() {
        return driver().manage().getCookieNamed("waybill_session");
    }

    void screenshot(Path file) throws IOException {
        Files.write(file, driver().getScreenshotAs(OutputType.BYTES));
    }

    /** Returns once it is so. */
    static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(condition);
    }

    /** Elements come and go while pages change; what people do is to look again. */
    private static <T> T patiently(Callable<T> action) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(action, Objects::nonNull);
    }

    private static void command(String name, Map<String, Object> parameters) {
        driver().executeCdpCommand(name, parameters);
    }

    private static synchronized ChromeDriver driver() {
        ChromeDriver running = driver;
        if (running == null) {
            running = start();
            driver = running;
            Runtime.getRuntime().addShutdownHook(new Thread(running::quit));
        }
        return running;
    }

    private static ChromeDriver start() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en", "--no-first-run");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        // Naming the driver keeps Selenium from looking for one to download.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver().orElseThrow())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<File> chromium() {
        return onPath("chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<File> chromedriver() {
        return onPath("chromedriver");
    }

    private static Optional<File> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> new File(directory, name)))
                .filter(File::canExecute)
                .findFirst();
    }
}
