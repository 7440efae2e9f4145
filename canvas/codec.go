package canvas

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// Encode returns the body of a record as JSON. The same record always gives the same bytes.
func Encode(r Record) ([]byte, error) { return json.Marshal(r) }

// Decode reads the body of a record. It is strict: an unknown kind or field, a wrong type, a
// value out of range or anything after the record is an error.
func Decode(kind Kind, body []byte) (Record, error) {
	switch kind {
	case KindInfo:
		return decode[Info](body)
	case KindTemplate:
		return decode[TemplateCopy](body)
	case KindScenario:
		return decode[Scenario](body)
	case KindPeriod:
		return decode[Period](body)
	case KindCard:
		return decode[Card](body)
	case KindSource:
		return decode[Source](body)
	case KindFunding:
		return decode[Funding](body)
	case KindTotal:
		return decode[Total](body)
	case KindCostLine:
		return decode[CostLine](body)
	case KindCost:
		return decode[Cost](body)
	case KindField:
		return decode[Field](body)
	case KindHorizon:
		return decode[Horizon](body)
	case KindMetric:
		return decode[Metric](body)
	case KindTarget:
		return decode[Target](body)
	case KindReading:
		return decode[Reading](body)
	case KindReference:
		return decode[Reference](body)
	case KindSheet:
		return decode[Sheet](body)
	case KindPlacement:
		return decode[Placement](body)
	case KindNote:
		return decode[Note](body)
	case KindLink:
		return decode[Link](body)
	case KindView:
		return decode[View](body)
	case KindMeeting:
		return decode[Meeting](body)
	case KindDecision:
		return decode[Decision](body)
	case KindPoll:
		return decode[Poll](body)
	case KindAnswer:
		return decode[Answer](body)
	}
	return nil, fmt.Errorf("canvas: unknown kind of record %q", kind)
}

func decode[T Record](body []byte) (Record, error) {
	var r T
	if err := strict(body, &r); err != nil {
		return nil, fmt.Errorf("canvas: %s: %w", r.Kind(), err)
	}
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("canvas: %s: %w", r.Kind(), err)
	}
	return r, nil
}

func strict(body []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("something follows after the end")
	}
	return nil
}
