import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Makes every class of ours in a jar ready, as the build of a native image does with those it reaches; tells how many. */
public class Initialise {
    public static void main(String... arguments) throws Exception {
        List<String> classes;
        try (JarFile jar = new JarFile(arguments[0])) {
            classes = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith("dev/kequn/") && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
        int threads = Thread.activeCount();
        for (String name : classes) {
            Class.forName(name, true, Initialise.class.getClassLoader());
        }
        if (Thread.activeCount() > threads) {
            throw new IllegalStateException("a thread was started");
        }
        System.out.println(classes.size());
    }
}
