package canvas

import "slices"

// Role is what a section means, whatever it is called and wherever it lies. The roles below
// make a section show sources, cost lines, metrics or references; every other role is a word for
// analyses.
type Role string

// The roles that show sources: those of a side, or of a group.
const (
	RolePublicSide     Role = "public-side"
	RolePrivateSide    Role = "private-side"
	RolePublicFunding  Role = "public-funding"
	RolePrivateFunding Role = "private-funding"
	RoleProjectFunding Role = "project-funding"
)

// The roles that show cost lines: those of a group, or all.
const (
	RoleCosts          Role = "costs"
	RoleStartUpCost    Role = "start-up-cost"
	RoleTeamCost       Role = "team-cost"
	RoleOperationsCost Role = "operations-cost"
	RoleProjectCost    Role = "project-cost"
)

// The roles that show what the cluster wants to reach.
const (
	RoleMetrics    Role = "metrics"
	RoleParked     Role = "parked-metrics" // candidates
	RoleReferences Role = "references"     // figures of other clusters
)

// The roles of sections whose notes analyses look at.
const (
	RoleMembers    Role = "members"
	RoleMembersNew Role = "members-new"
	RoleChannels   Role = "channels"
)

// CostGroups returns the groups of cost that a section of this role shows.
func (r Role) CostGroups() []CostGroup {
	switch r {
	case RoleCosts:
		return CostGroups
	case RoleStartUpCost:
		return []CostGroup{CostStartUp}
	case RoleTeamCost:
		return []CostGroup{CostTeam}
	case RoleOperationsCost:
		return []CostGroup{CostOperations}
	case RoleProjectCost:
		return []CostGroup{CostProjects}
	}
	return nil
}

// ShowsCost reports whether a section of this role shows a cost line.
func (r Role) ShowsCost(l CostLine) bool { return slices.Contains(r.CostGroups(), l.Group) }

// Side returns the side whose sources a section of this role shows.
func (r Role) Side() (Side, bool) {
	switch r {
	case RolePublicSide:
		return SidePublic, true
	case RolePrivateSide:
		return SidePrivate, true
	}
	return "", false
}

// Group returns the group whose sources a section of this role shows.
func (r Role) Group() (Group, bool) {
	switch r {
	case RolePublicFunding:
		return GroupPublic, true
	case RolePrivateFunding:
		return GroupPrivate, true
	case RoleProjectFunding:
		return GroupProject, true
	}
	return "", false
}

// TotalOf returns the total that a section of this role shows.
func (r Role) TotalOf() (TotalOf, bool) {
	if s, ok := r.Side(); ok {
		return TotalOfSide(s), true
	}
	if g, ok := r.Group(); ok {
		return TotalOfGroup(g), true
	}
	return "", false
}

// Shows reports whether a section of this role shows a source.
func (r Role) Shows(s Source) bool {
	side, ok := r.Side()
	if ok {
		return s.Side == side
	}
	group, ok := r.Group()
	return ok && s.Group == group
}
