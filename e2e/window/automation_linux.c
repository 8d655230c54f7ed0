// Makes the real window of the unmodified release binary obey a test; loaded by LD_PRELOAD in tests only. What is
// defined here comes before the definitions of the libraries.
#include <gtk/gtk.h>
#include <webkit2/webkit2.h>

// A web view can be automated only if it was made so; Wails makes its view with
// webkit_web_view_new_with_user_content_manager().

static WebKitWebView *the_view;

static WebKitWebView *create_web_view(WebKitAutomationSession *session, gpointer data) {
    return the_view;
}

static void automation_started(WebKitWebContext *context, WebKitAutomationSession *session, gpointer data) {
    WebKitApplicationInfo *info = webkit_application_info_new();
    webkit_application_info_set_name(info, "tickmark");
    webkit_application_info_set_version(info, 1, 0, 0);
    webkit_automation_session_set_application_info(session, info);
    webkit_application_info_unref(info);
    g_signal_connect(session, "create-web-view", G_CALLBACK(create_web_view), NULL);
}

GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *manager) {
    WebKitWebContext *context = webkit_web_context_get_default();
    webkit_web_context_set_automation_allowed(context, TRUE);
    g_signal_connect(context, "automation-started", G_CALLBACK(automation_started), NULL);
    the_view = WEBKIT_WEB_VIEW(g_object_new(WEBKIT_TYPE_WEB_VIEW, "user-content-manager", manager,
                                            "is-controlled-by-automation", TRUE, NULL));
    return GTK_WIDGET(the_view);
}

// Native file dialogs cannot be typed into reliably. Instead of being shown, a dialog takes its answer from the file
// that TICKMARK_TEST_CHOICE names: a path a line; none means that the person cancels. For a path that ends in a slash
// the name is the one that the dialog suggests.
static char *suggested_name;

void gtk_file_chooser_set_current_name(GtkFileChooser *chooser, const char *name) {
    g_free(suggested_name);
    suggested_name = g_strdup(name);
}

GSList *gtk_file_chooser_get_filenames(GtkFileChooser *chooser) {
    char *content = NULL;
    if (!g_file_get_contents(g_getenv("TICKMARK_TEST_CHOICE"), &content, NULL, NULL)) {
        return NULL;
    }
    GSList *paths = NULL;
    char **lines = g_strsplit(content, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (g_str_has_suffix(*line, "/")) {
            paths = g_slist_append(paths, g_strconcat(*line, suggested_name, NULL));
        } else if (**line != '\0') {
            paths = g_slist_append(paths, g_strdup(*line));
        }
    }
    g_strfreev(lines);
    g_free(content);
    return paths;
}

gint gtk_dialog_run(GtkDialog *dialog) {
    GSList *paths = gtk_file_chooser_get_filenames(GTK_FILE_CHOOSER(dialog));
    gint response = paths != NULL ? GTK_RESPONSE_ACCEPT : GTK_RESPONSE_CANCEL;
    g_slist_free_full(paths, g_free);
    return response;
}
