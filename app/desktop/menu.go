//go:build desktop

package desktop

import (
	goruntime "runtime"

	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/menu/keys"
)

// applicationMenu is the menu bar of macOS, where copying and pasting do not work without one. Elsewhere the page's own
// buttons and shortcuts are all there is: nil.
func applicationMenu(n native) *menu.Menu {
	if goruntime.GOOS != "darwin" {
		return nil
	}
	choose := func(action string) menu.Callback {
		return func(*menu.CallbackData) { n.emit("tickmark:menu", action) }
	}
	file := menu.SubMenu("File", menu.NewMenuFromItems(
		menu.Text("Import…", keys.CmdOrCtrl("o"), choose("import")),
		menu.Text("Export…", keys.CmdOrCtrl("e"), choose("export")),
		menu.Separator(),
		menu.Text("Settings…", keys.CmdOrCtrl(","), choose("settings")),
	))
	return menu.NewMenuFromItems(menu.AppMenu(), file, menu.EditMenu(), menu.WindowMenu())
}
