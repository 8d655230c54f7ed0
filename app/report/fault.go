package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"tickmark/annotate"
)

// fault is an [annotate.Invalid] error at a place of a file, given as a JSON
// Pointer.
func fault(pointer, format string, args ...any) error {
	return annotate.Errorf(annotate.Invalid, "At %s: %s", pointer, fmt.Sprintf(format, args...))
}

// faultAt puts the place of a file before the message of a rule of the model.
func faultAt(pointer string, err error) error { return fault(pointer, "%s", err) }

// schemaFault words the first mistake, in the order of the file's places, that
// a validation found.
func schemaFault(err error) error {
	if err == nil {
		return nil
	}
	invalid, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok {
		return fmt.Errorf("validate dossier: %w", err)
	}
	all := mistakes(invalid, nil)
	first := slices.MinFunc(all, func(a, b *jsonschema.ValidationError) int {
		return strings.Compare(pointer(a.InstanceLocation)+describe(a.ErrorKind), pointer(b.InstanceLocation)+describe(b.ErrorKind))
	})
	at := pointer(first.InstanceLocation)
	if at == "" {
		at = "the top of the file"
	}
	return fault(at, "%s", describe(first.ErrorKind))
}

// mistakes collects the leaves of a validation error. A failed choice counts as
// one mistake: what each alternative misses would only confuse.
func mistakes(e *jsonschema.ValidationError, found []*jsonschema.ValidationError) []*jsonschema.ValidationError {
	if _, choice := e.ErrorKind.(*kind.OneOf); choice || len(e.Causes) == 0 {
		return append(found, e)
	}
	for _, cause := range e.Causes {
		found = mistakes(cause, found)
	}
	return found
}

// describe says what is wrong and what to write instead.
func describe(k jsonschema.ErrorKind) string {
	switch k := k.(type) {
	case *kind.AdditionalProperties:
		slices.Sort(k.Properties)
		return fmt.Sprintf("there is no field “%s”. Check its spelling, or leave it out.", k.Properties[0])
	case *kind.Required:
		return fmt.Sprintf("the field “%s” is missing.", k.Missing[0])
	case *kind.DependentRequired:
		return fmt.Sprintf("“%s” needs the field “%s” beside it.", k.Prop, k.Missing[0])
	case *kind.OneOf:
		return "evidence has either a sourceId, which names one of the sources, or a source of its own."
	case *kind.Type:
		return fmt.Sprintf("this is of the type %s, and should be %s.", k.Got, strings.Join(k.Want, " or "))
	case *kind.Enum:
		return fmt.Sprintf("“%v” is not possible here. Choose one of: %s.", k.Got, strings.TrimSuffix(fmt.Sprintln(k.Want...), "\n"))
	case *kind.Const:
		return fmt.Sprintf("this has to be “%v”.", k.Want)
	case *kind.Pattern:
		return fmt.Sprintf("“%s” does not have the right form (%s).", k.Got, k.Want)
	case *kind.Format:
		return fmt.Sprintf("“%v” is not a time such as 2025-11-30T09:00:00Z.", k.Got)
	case *kind.MinLength:
		return "this must not be empty."
	}
	return fmt.Sprintf("this value is not possible here (%s).", strings.Join(k.KeywordPath(), "/"))
}

func pointer(location []string) string {
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	at := ""
	for _, part := range location {
		at += "/" + escape.Replace(part)
	}
	return at
}
