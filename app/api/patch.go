package api

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/danielgtaylor/huma/v2"
)

// Patch is a request body that changes some fields of a T: those that it
// holds. It is a JSON Merge Patch (RFC 7396) without null.
type Patch[T any] struct{ fields json.RawMessage }

// UnmarshalJSON keeps the fields for [Patch.Apply].
func (p *Patch[T]) UnmarshalJSON(b []byte) error {
	p.fields = slices.Clone(b)
	return nil
}

// Apply writes the fields of the patch over those of target.
func (p Patch[T]) Apply(target *T) error {
	if len(p.fields) == 0 {
		return nil
	}
	if err := json.Unmarshal(p.fields, target); err != nil {
		return fmt.Errorf("read the changed fields: %w", err)
	}
	return nil
}

// Schema is the schema of T with no field required.
func (Patch[T]) Schema(r huma.Registry) *huma.Schema {
	whole := huma.SchemaFromType(r, reflect.TypeFor[T]())
	if whole.Ref != "" {
		whole = r.SchemaFromRef(whole.Ref)
	}
	some := *whole
	some.Required = nil
	return &some
}
