// Lets WebKitWebDriver drive the real window of the unmodified release binary; loaded by LD_PRELOAD in tests only.
//
// A web view can be automated only if it was made so. Wails makes its view with
// webkit_web_view_new_with_user_content_manager(); the definition here comes before that of the WebKit library.
#include <gtk/gtk.h>
#include <webkit2/webkit2.h>

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
