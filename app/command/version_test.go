package command

import (
	"runtime/debug"
	"testing"
)

func TestBuild_IsCompletedByWhatGoKnows(t *testing.T) {
	vcs := func(modified string) *debug.BuildInfo {
		return &debug.BuildInfo{Settings: []debug.BuildSetting{
			{Key: "vcs.revision", Value: "0123456789abcdef0123456789abcdef01234567"},
			{Key: "vcs.time", Value: "2026-11-20T09:30:00Z"},
			{Key: "vcs.modified", Value: modified},
		}}
	}
	told := Build{"1.0", "abc", "2026-01-02"}
	for name, c := range map[string]struct {
		build, want Build
		info        *debug.BuildInfo
	}{
		"told by the linker": {told, told, vcs("true")},
		"built plainly":      {Build{Version: "development"}, Build{"development", "0123456789ab", "2026-11-20"}, vcs("false")},
		"built of changes":   {Build{Version: "development"}, Build{"development", "0123456789ab-dirty", "2026-11-20"}, vcs("true")},
		"outside of git":     {Build{Version: "development"}, Build{Version: "development"}, &debug.BuildInfo{}},
		"without any word":   {Build{Version: "development"}, Build{Version: "development"}, nil},
	} {
		if got := c.build.Complete(c.info, c.info != nil); got != c.want {
			t.Errorf("%s: %+v, not %+v", name, got, c.want)
		}
	}
}
