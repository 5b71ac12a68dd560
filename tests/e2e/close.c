// Asks a window to close, as a window manager does when its cross is pressed
// (ICCCM 4.2.8.1): the end-to-end tests run without one. close WINDOW
#include <X11/Xlib.h>

#include <stdlib.h>

int main(int argc, char **argv) {
    Display *display = XOpenDisplay(NULL);
    if (!display || argc != 2) return 1;
    XEvent event = {.xclient = {.type = ClientMessage,
                                .window = strtoul(argv[1], NULL, 10),
                                .message_type = XInternAtom(display, "WM_PROTOCOLS", False),
                                .format = 32}};
    event.xclient.data.l[0] = (long)XInternAtom(display, "WM_DELETE_WINDOW", False);
    event.xclient.data.l[1] = CurrentTime;
    int sent = XSendEvent(display, event.xclient.window, False, NoEventMask, &event);
    XCloseDisplay(display);
    return sent ? 0 : 1;
}
