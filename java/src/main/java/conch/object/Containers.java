package conch.object;

/** The list of all living containers, threaded through the containers themselves. Changed only with the GIL held. */
final class Containers {
    private static PyContainer first;
    private static int count;

    private Containers() {
    }

    static PyContainer first() {
        return first;
    }

    static int count() {
        return count;
    }

    static void link(PyContainer container) {
        container.nextContainer = first;
        if (first != null) first.previousContainer = container;
        first = container;
        count++;
    }

    static void unlink(PyContainer container) {
        PyContainer previous = container.previousContainer, next = container.nextContainer;
        if (previous == null) first = next;
        else previous.nextContainer = next;
        if (next != null) next.previousContainer = previous;
        container.previousContainer = container.nextContainer = null;
        count--;
    }
}
