//go:build desktop

package desktop

/*
#cgo pkg-config: gtk+-3.0 webkit2gtk-4.1
#include <gtk/gtk.h>
#include <webkit2/webkit2.h>

static const char *start_page = "wails://wails/";

// When the web process dies the window keeps its last frame and answers to nothing. What was typed is saved as it is
// typed, so loading the page again brings it back. A page that dies at once would do so for ever: once a second is
// enough.
static gboolean load_again(gpointer view) {
    webkit_web_view_load_uri(WEBKIT_WEB_VIEW(view), start_page);
    return G_SOURCE_REMOVE;
}

static void on_web_process_terminated(WebKitWebView *view, WebKitWebProcessTerminationReason reason, gpointer data) {
    g_timeout_add_seconds(1, load_again, view);
}

// The window shows one page, and never another: a link that slipped past the page's own handling goes nowhere.
static gboolean on_decide_policy(WebKitWebView *view, WebKitPolicyDecision *decision, WebKitPolicyDecisionType type,
                                 gpointer data) {
    if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE) {
        return FALSE;
    }
    WebKitNavigationAction *action =
        webkit_navigation_policy_decision_get_navigation_action(WEBKIT_NAVIGATION_POLICY_DECISION(decision));
    const char *uri = webkit_uri_request_get_uri(webkit_navigation_action_get_request(action));
    if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION &&
        (g_str_has_prefix(uri, start_page) || g_strcmp0(uri, "about:blank") == 0)) {
        return FALSE;
    }
    webkit_policy_decision_ignore(decision);
    return TRUE;
}

static void guard(GtkWidget *widget, gpointer data) {
    if (WEBKIT_IS_WEB_VIEW(widget)) {
        g_signal_connect(widget, "web-process-terminated", G_CALLBACK(on_web_process_terminated), NULL);
        g_signal_connect(widget, "decide-policy", G_CALLBACK(on_decide_policy), NULL);
    } else if (GTK_IS_CONTAINER(widget)) {
        gtk_container_forall(GTK_CONTAINER(widget), guard, data);
    }
}

// Wails keeps its view to itself; it is found as the one inside the application's windows.
static gboolean guard_windows(gpointer data) {
    GList *windows = gtk_window_list_toplevels();
    g_list_foreach(windows, (GFunc)guard, NULL);
    g_list_free(windows);
    return G_SOURCE_REMOVE;
}

static void guard_web_view(void) {
    g_idle_add(guard_windows, NULL);
}
*/
import "C"

import (
	"os"

	"tickmark/annotate"
)

// guardWebView loads the page again when its process dies, and keeps the window from showing any other page. It may be
// called from any goroutine once the window exists.
func guardWebView() {
	C.guard_web_view()
}

// prepareWebView sees whether a window can open. The error is Unsupported where there is no display, on which the
// toolkit would panic. Drivers of NVIDIA show an empty window with the faster way of handing frames over, so that is
// switched off for them: https://bugs.webkit.org/show_bug.cgi?id=262607
func prepareWebView() error {
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return annotate.Errorf(annotate.Unsupported, "There is no display to open a window on. “tickmark serve” opens Tickmark in a browser.")
	}
	const variable = "WEBKIT_DISABLE_DMABUF_RENDERER"
	if _, err := os.Stat("/sys/module/nvidia"); err == nil && os.Getenv(variable) == "" {
		return os.Setenv(variable, "1")
	}
	return nil
}
