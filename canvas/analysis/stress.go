package analysis

import (
	"slices"

	"clustercanvas/canvas"
)

// Stress is a period before and after sources are lost. Nothing is changed by it.
type Stress struct {
	Before, After           Shares
	CoverBefore, CoverAfter Coverage
	Gap                     canvas.Money // what is missing in a year
	GapKnown                bool
	GapShown                int64         // the same in display units of Before; 0 where no share is known
	Shifted                 []ShiftedPart // the sources that counted before and whose share was known, in order
}

// ShiftedPart is a source's share of what there was, and of what is left.
type ShiftedPart struct {
	Source        canvas.Source
	Before, After int64 // display units of the shares before; After is -1 for a source that is gone
}

// StressOf returns what losses do to a period: they fall into that period and all later ones.
func StressOf(w canvas.Workbook, period canvas.RecordID, losses []canvas.Loss) (Stress, error) {
	p, ok := canvas.Get[canvas.Period](w, period)
	if !ok {
		return Stress{}, canvas.Refusal{Key: "refused-gone"}
	}
	here, hit := slices.Clone(losses), map[canvas.RecordID]bool{} // and whether it is halved
	for i := range here {
		here[i].Period = period
		hit[here[i].Source] = hit[here[i].Source] || here[i].Kind == canvas.LossHalf
	}
	change, err := canvas.LoseSources(w, p.Scenario, here)
	if err != nil {
		return Stress{}, err
	}
	after, err := w.Apply(change.Diff)
	if err != nil {
		return Stress{}, err
	}
	s := Stress{
		Before: Of(w, period), After: Of(after, period),
		CoverBefore: Cover(w, period), CoverAfter: Cover(after, period),
	}
	s.gap(after, hit)
	return s, nil
}

// gap finds what is lost of the sources that are hit, and each source's share of what is left. The
// others keep what they had exactly, also where their shares were rounded to amounts.
func (s *Stress) gap(after canvas.Workbook, hit map[canvas.RecordID]bool) {
	var nums []int64
	var all int64
	var stay []int // places in Shifted
	money, unknown := false, false
	for _, p := range s.Before.Parts {
		if !p.Counts {
			continue
		}
		f, stays := p.Funding, true
		halved, lost := hit[p.Source.ID]
		if lost {
			f, stays = canvas.Get[canvas.Funding](after, p.Funding.ID)
		}
		money = money || p.AmountKnown
		switch {
		case !stays && !p.AmountKnown, halved && p.Funding.Value.Kind == canvas.NothingYet,
			p.Funding.Value.Kind == canvas.ShareValue && !p.AmountKnown && f.Value != p.Funding.Value:
			unknown = true
		case !stays:
			s.Gap += p.Amount
		case f.Value.Kind == canvas.AmountValue:
			s.Gap += p.Amount - f.Value.Amount
		}
		if !p.Known {
			continue
		}
		shift := ShiftedPart{Source: p.Source, Before: p.Shown, After: -1}
		if stays {
			left, _ := s.Before.num(f.Value)
			s.GapShown += nearest(max(0, p.Num-left), s.Before.Den, s.Before.Whole())
			nums, stay = append(nums, left), append(stay, len(s.Shifted))
			all += left
		} else {
			s.GapShown += p.Shown
		}
		s.Shifted = append(s.Shifted, shift)
	}
	s.GapKnown = money && !unknown
	for _, r := range s.Before.Rests { // it is still there, and nobody's as before
		nums = append(nums, r.Num)
		all += r.Num
	}
	shown := LargestRemainder(nums, all, s.Before.Whole())
	for i, at := range stay {
		s.Shifted[at].After = shown[i]
	}
}

// Loss is what happens when one source is gone.
type Loss struct {
	Part   Part
	Stress Stress
}

// WithoutEach returns what happens when each of the greatest sources of a period is gone, one at a
// time, the greatest first.
func WithoutEach(w canvas.Workbook, period canvas.RecordID, most int) []Loss {
	parts := DependencyOf(Of(w, period)).Parts
	var out []Loss
	for _, p := range parts[:min(max(most, 0), len(parts))] {
		s, err := StressOf(w, period, []canvas.Loss{{Source: p.Source.ID, Kind: canvas.LossGone}})
		if err != nil {
			continue // the source is in the period: nothing refuses
		}
		out = append(out, Loss{p, s})
	}
	return out
}
