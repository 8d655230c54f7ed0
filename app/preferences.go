package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"tickmark/annotate"
	"tickmark/app/capture"
	"tickmark/app/report"
)

// Theme is the choice of colours.
type Theme string

// The themes.
const (
	SystemTheme Theme = "system" // whichever of the other two the platform asks for
	Light       Theme = "light"
	Dark        Theme = "dark"
)

// Contrast is how strongly text and lines stand out.
type Contrast string

// The contrasts.
const (
	SystemContrast Contrast = "system" // high where the platform asks for more
	NormalContrast Contrast = "normal"
	HighContrast   Contrast = "high"
)

// Density is how much room is left around things.
type Density string

// The densities.
const (
	Comfortable Density = "comfortable"
	Compact     Density = "compact"
)

// DiffLayout is how the difference between two versions of a text is shown.
type DiffLayout string

// The layouts.
const (
	DiffInline     DiffLayout = "inline"     // one text with what is gone and what is new in it
	DiffSideBySide DiffLayout = "sideBySide" // the old text beside the new one, where there is room
)

// The bounds of [Preferences], the same as in its tags.
const (
	minZoom, maxZoom = 80, 200
	maxClaimsWidth   = 1200
	maxSnapshotLimit = 16_384
)

// Preferences are how the person at this machine wants Tickmark to look and to be operated. They are kept in a file
// beside the window's size and not in a library: they are no part of its history, and go with the person from one
// library to the next.
type Preferences struct {
	Theme         Theme                `json:"theme" enum:"system,light,dark"`
	Contrast      Contrast             `json:"contrast" enum:"system,normal,high"`
	Density       Density              `json:"density" enum:"comfortable,compact"`
	Zoom          int                  `json:"zoom" minimum:"80" maximum:"200" doc:"Size of everything, in percent"`
	ClaimsWidth   int                  `json:"claimsWidth" minimum:"0" maximum:"1200" doc:"Of the panel with the claims, in CSS pixels at a zoom of 100 %; 0: as wide as suits the window"`
	ClaimsShown   bool                 `json:"claimsShown" doc:"Whether an article opens with that panel"`
	Keys          KeyChoices           `json:"keys" doc:"The keys of commands that do not have the ones they come with; none: no key. A change replaces all of them"`
	SingleKeys    bool                 `json:"singleKeys" doc:"Whether letters without Ctrl, Alt or Command are commands in the text"`
	Suggestions   bool                 `json:"suggestions" doc:"Whether words that look like claims are underlined"`
	DiffLayout    DiffLayout           `json:"diffLayout" enum:"inline,sideBySide" doc:"How the difference between two versions of a text is shown; a window that is too narrow for two columns has one"`
	ImportKind    annotate.ArticleKind `json:"importKind" enum:"published,draft" doc:"The kind of check that was chosen last, for which the next files come in"`
	ReportFormat  Format               `json:"reportFormat" enum:"pdf,html,json,docx,md,csv,annotations,claimreview,claimreview-files,csl,bib,ris" doc:"The format that was chosen last"`
	ReportKind    ReportKind           `json:"reportKind" enum:"factCheck,annotatedArticle,memo,querySheet,sourceList" doc:"What the last report was for"`
	ReportWithout PartChoices          `json:"reportWithout" doc:"The parts that were left out last, by kind of report. A change replaces all of them"`
	ReportPaper   ReportPaper          `json:"reportPaper" enum:"a4,letter" doc:"The size of paper that was chosen last"`
	ReportLang    string               `json:"reportLang" doc:"The language that was chosen last for a report's own words (BCP 47)"`

	SnapshotMegabytes int `json:"snapshotMegabytes" minimum:"1" maximum:"16384" doc:"Size of the largest copy of a source that the library takes, in MB (2^20 bytes); larger files stay where they are"`

	BackupFolder string `json:"backupFolder" doc:"Where backups go, an absolute path; empty: to the folder backups beside the library"`

	// BackupKey is the public half of a key of age; see [App.SetBackupPassphrase].
	BackupKey string `json:"backupKey" doc:"The key for which backups are sealed, which is no secret; empty: they are not"`

	// CaptureSites are the only ones that are asked without asking the person.
	CaptureSites []string `json:"captureSites" doc:"Sites from which articles and copies of sources may be fetched at any time, such as port.example; a change replaces all of them"`
}

// maxSnapshot is the size of the largest copy that the library takes, in bytes.
func (p Preferences) maxSnapshot() int64 { return int64(p.SnapshotMegabytes) << 20 }

// KeyChoices are chords, such as "Mod+K" or "n", by the command that they carry out. Which commands and chords there
// are, the page knows; here they are only kept.
type KeyChoices map[string][]string

// UnmarshalJSON reads all choices. Without it, those of a patch would be added to the ones that are there, and none
// could ever be taken back.
func (k *KeyChoices) UnmarshalJSON(b []byte) error {
	var whole map[string][]string
	if err := json.Unmarshal(b, &whole); err != nil {
		return fmt.Errorf("read keys: %w", err)
	}
	*k = whole
	return nil
}

// PartChoices are the parts that are left out of each kind of report.
type PartChoices map[ReportKind][]ReportPart

// UnmarshalJSON reads all choices, for the reason that [KeyChoices.UnmarshalJSON] gives.
func (c *PartChoices) UnmarshalJSON(b []byte) error {
	var whole map[ReportKind][]ReportPart
	if err := json.Unmarshal(b, &whole); err != nil {
		return fmt.Errorf("read parts: %w", err)
	}
	*c = whole
	return nil
}

// clean returns the choices that can be followed: of the kinds that there are, the parts that each can do without.
func (c PartChoices) clean() PartChoices {
	clean := PartChoices{}
	for _, kind := range ReportKinds() {
		for _, part := range kind.Optional {
			if slices.Contains(c[kind.Key], part.Key) {
				clean[kind.Key] = append(clean[kind.Key], part.Key)
			}
		}
	}
	return clean
}

// defaultPreferences are those of somebody who has chosen nothing.
func defaultPreferences() Preferences {
	return Preferences{
		Theme: SystemTheme, Contrast: SystemContrast, Density: Comfortable,
		Zoom: 100, ClaimsShown: true, Keys: KeyChoices{}, SingleKeys: true,
		Suggestions: true, DiffLayout: DiffInline, ImportKind: annotate.Published, ReportFormat: PDF, ReportKind: report.FactCheck, ReportWithout: PartChoices{}, ReportPaper: report.A4, ReportLang: report.Languages()[0].Key,
		SnapshotMegabytes: 512, CaptureSites: []string{},
	}
}

// Clean returns the preferences as they may be used: with the default in place of what is not on a list, the nearest
// bound in place of a number outside of its own, and keys without blanks and repetitions.
func (p Preferences) Clean() Preferences {
	d := defaultPreferences()
	p.Theme = oneOf(p.Theme, d.Theme, SystemTheme, Light, Dark)
	p.Contrast = oneOf(p.Contrast, d.Contrast, SystemContrast, NormalContrast, HighContrast)
	p.Density = oneOf(p.Density, d.Density, Comfortable, Compact)
	p.DiffLayout = oneOf(p.DiffLayout, d.DiffLayout, DiffInline, DiffSideBySide)
	p.ImportKind = oneOf(p.ImportKind, d.ImportKind, annotate.Published, annotate.Draft)
	p.ReportPaper = oneOf(p.ReportPaper, d.ReportPaper, report.A4, report.Letter)
	if !slices.ContainsFunc(ReportKinds(), func(k ReportKindInfo) bool { return k.Key == p.ReportKind }) {
		p.ReportKind = d.ReportKind
	}
	if !slices.ContainsFunc(report.Languages(), func(l annotate.Term) bool { return l.Key == p.ReportLang }) {
		p.ReportLang = d.ReportLang
	}
	p.Zoom = min(max(p.Zoom, minZoom), maxZoom)
	p.ClaimsWidth = min(max(p.ClaimsWidth, 0), maxClaimsWidth)
	sites := make([]string, 0, len(p.CaptureSites))
	for _, site := range p.CaptureSites {
		if known, err := capture.CheckURL("https://" + strings.TrimSpace(site)); err == nil && !slices.Contains(sites, known) {
			sites = append(sites, known)
		}
	}
	p.CaptureSites = sites
	p.SnapshotMegabytes = min(max(p.SnapshotMegabytes, 1), maxSnapshotLimit)
	if !filepath.IsAbs(p.BackupFolder) {
		p.BackupFolder = d.BackupFolder
	}
	if p.ReportFormat.check() != nil {
		p.ReportFormat = d.ReportFormat
	}
	p.ReportWithout = p.ReportWithout.clean()
	keys := make(KeyChoices, len(p.Keys))
	for command, chords := range p.Keys {
		clean := make([]string, 0, len(chords)) // without any, the command has no key
		for _, chord := range chords {
			if chord = strings.TrimSpace(chord); chord != "" && !slices.Contains(clean, chord) {
				clean = append(clean, chord)
			}
		}
		keys[command] = clean
	}
	p.Keys = keys
	return p
}

func oneOf[T comparable](value, otherwise T, list ...T) T {
	if slices.Contains(list, value) {
		return value
	}
	return otherwise
}

// preferences is where they are kept.
type preferences struct {
	path string // "": nowhere
	mu   sync.Mutex
	last Preferences // where there is no path
}

func newPreferences(folder string) *preferences {
	p := &preferences{last: defaultPreferences()}
	if folder != "" {
		p.path = filepath.Join(folder, "preferences.json")
	}
	return p
}

// read returns what is kept, which another window may have changed meanwhile. Nobody is kept from working by a file
// that cannot be read: there are the defaults then, and a file that makes no sense is put aside, so that what was in
// it is not lost when the next change is written.
func (p *preferences) read() Preferences {
	if p.path == "" {
		return p.last
	}
	content, err := os.ReadFile(p.path)
	if errors.Is(err, fs.ErrNotExist) {
		return defaultPreferences()
	}
	found := defaultPreferences()
	if err == nil {
		if err = json.Unmarshal(content, &found); err == nil {
			return found.Clean()
		}
		aside := strings.TrimSuffix(p.path, ".json") + "-broken.json"
		err = errors.Join(err, os.Rename(p.path, aside))
	}
	slog.Warn("read the preferences", "path", p.path, "error", err)
	return defaultPreferences()
}

func (p *preferences) write(changed Preferences) error {
	if p.path == "" {
		p.last = changed
		return nil
	}
	content, err := json.MarshalIndent(changed, "", "  ")
	if err != nil {
		return fmt.Errorf("write the preferences: %w", err)
	}
	return WriteSettings(p.path, append(content, '\n'))
}

// Preferences returns what the person at this machine has chosen.
func (a *App) Preferences() Preferences {
	a.preferences.mu.Lock()
	defer a.preferences.mu.Unlock()
	return a.preferences.read()
}

// ChangePreferences changes and keeps them, and returns all of them. They cannot be undone as work on the library can.
func (a *App) ChangePreferences(change func(*Preferences) error) (Preferences, error) {
	a.preferences.mu.Lock()
	defer a.preferences.mu.Unlock()
	p := a.preferences.read()
	if err := change(&p); err != nil {
		return Preferences{}, err
	}
	p = p.Clean()
	return p, a.preferences.write(p)
}
