typedef int gil_placeholder;
