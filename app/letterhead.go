package app

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"tickmark/annotate"
	"tickmark/annotate/citation"
	"tickmark/app/report"
)

// Letterhead is what the house puts at the head of the reports that are written
// from this library.
type Letterhead struct {
	LetterheadFields
	Logo string `json:"logo" doc:"A data URI of the logo, a PNG; empty if there is none"`
}

// LetterheadFields are the words of a letterhead, each of which may be empty, and
// the house's style of citation.
type LetterheadFields struct {
	Name      string         `json:"name" maxLength:"200" doc:"Of the house; it stands for the logo where that is not seen"`
	Byline    string         `json:"byline" maxLength:"300" doc:"Whose work the reports are"`
	Citations citation.Style `json:"citations" enum:"plain,apa,chicago" doc:"How the house cites sources in its reports"`
}

// The bounds of [LetterheadFields] in code points, the same as in its tags.
const maxHouseName, maxHouseByline = 200, 300

func (f LetterheadFields) clean() LetterheadFields {
	return LetterheadFields{annotate.CleanLine(f.Name), annotate.CleanLine(f.Byline), cmp.Or(f.Citations, citation.Plain)}
}

// CitationStyles lists the styles in which reports can cite sources; the first is
// that of a house that has not chosen.
func CitationStyles() []annotate.Term { return citation.Styles() }

func (f LetterheadFields) check() error {
	if utf8.RuneCountInString(f.Name) > maxHouseName || utf8.RuneCountInString(f.Byline) > maxHouseByline {
		return annotate.Errorf(annotate.Invalid, "The name of the house has at most %d characters, the byline %d.", maxHouseName, maxHouseByline)
	}
	if !slices.ContainsFunc(CitationStyles(), func(t annotate.Term) bool { return t.Key == string(f.Citations) }) {
		return annotate.Errorf(annotate.Invalid, "“%s” is not a style of citation. Choose plain, apa or chicago.", f.Citations)
	}
	return nil
}

// The settings that hold the words of the letterhead as JSON, and the SHA-256 of
// its logo. They are two, so that changing one cannot undo a change of the other.
const letterheadSetting, logoSetting = "letterhead", "logo"

func (a *App) letterheadFields(ctx context.Context) (LetterheadFields, error) {
	var fields LetterheadFields
	stored, err := a.db.Setting(ctx, letterheadSetting)
	if err != nil || stored == "" {
		return fields, err
	}
	if err := json.Unmarshal([]byte(stored), &fields); err != nil {
		return fields, fmt.Errorf("read the letterhead: %w", err)
	}
	return fields, nil
}

// reportLetterhead is the letterhead as reports take it.
func (a *App) reportLetterhead(ctx context.Context) (report.Letterhead, error) {
	fields, err := a.letterheadFields(ctx)
	if err != nil {
		return report.Letterhead{}, err
	}
	head := report.Letterhead{Name: fields.Name, Byline: fields.Byline}
	hash, err := a.db.Setting(ctx, logoSetting)
	if err == nil && hash != "" {
		head.Logo, err = a.db.Blob(ctx, hash)
	}
	return head, err
}

// Letterhead returns what stands at the head of reports.
func (a *App) Letterhead(ctx context.Context) (Letterhead, error) {
	fields, err := a.letterheadFields(ctx)
	if err != nil {
		return Letterhead{}, err
	}
	head, err := a.reportLetterhead(ctx)
	if err != nil {
		return Letterhead{}, err
	}
	shown := Letterhead{LetterheadFields: fields.clean()}
	if head.Logo != nil {
		shown.Logo = "data:image/png;base64," + base64.StdEncoding.EncodeToString(head.Logo)
	}
	return shown, nil
}

// ChangeLetterhead changes the words of the letterhead. The error is Invalid if
// they are too long.
func (a *App) ChangeLetterhead(ctx context.Context, change func(*LetterheadFields) error) (Letterhead, error) {
	fields, err := a.letterheadFields(ctx)
	if err != nil {
		return Letterhead{}, err
	}
	if err := change(&fields); err != nil {
		return Letterhead{}, err
	}
	fields = fields.clean()
	if err := fields.check(); err != nil {
		return Letterhead{}, err
	}
	stored, err := json.Marshal(fields)
	if err != nil {
		return Letterhead{}, fmt.Errorf("write the letterhead: %w", err)
	}
	if err := a.setSetting(ctx, letterheadSetting, string(stored)); err != nil {
		return Letterhead{}, err
	}
	return a.Letterhead(ctx)
}

// SetLogo puts the picture in a PNG or JPEG file at the head of reports. Errors:
// those of [report.NewLogo].
func (a *App) SetLogo(ctx context.Context, file []byte) (Letterhead, error) {
	logo, err := report.NewLogo(file)
	if err != nil {
		return Letterhead{}, err
	}
	if err := a.setSetting(ctx, logoSetting, annotate.Hash(logo), logo); err != nil {
		return Letterhead{}, err
	}
	return a.Letterhead(ctx)
}

// SetLogoFile is [App.SetLogo] for the file at path.
func (a *App) SetLogoFile(ctx context.Context, path string) (Letterhead, error) {
	f, err := os.Open(path)
	if err != nil {
		return Letterhead{}, annotate.Errorf(annotate.NotFound, "This could not be opened: %v", reason(err))
	}
	defer f.Close()
	// One byte more than allowed lets it be seen that there is too much.
	content, err := io.ReadAll(io.LimitReader(f, report.MaxLogoBytes+1))
	if err != nil {
		return Letterhead{}, annotate.Errorf(annotate.Invalid, "“%s” could not be read: %v", filepath.Base(path), reason(err))
	}
	return a.SetLogo(ctx, content)
}

// RemoveLogo takes the logo off the letterhead, if there is one.
func (a *App) RemoveLogo(ctx context.Context) (Letterhead, error) {
	if err := a.setSetting(ctx, logoSetting, ""); err != nil {
		return Letterhead{}, err
	}
	return a.Letterhead(ctx)
}
