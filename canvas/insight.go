package canvas

// Insight is a question about the figures that an ornament answers.
type Insight string

// The insights.
const (
	InsightIncome     Insight = "income"     // all money of the period
	InsightCost       Insight = "cost"       // all cost of the period
	InsightFree       Insight = "free"       // free money against start-up, team and operations
	InsightRestricted Insight = "restricted" // money for projects only against projects
	InsightInKind     Insight = "in-kind"    // what is in kind, apart
	InsightResult     Insight = "result"     // income less cost
	InsightReserve    Insight = "reserve"    // the money at the beginning and at the end
	InsightCoverage   Insight = "coverage"   // the two kinds of money against what they may pay, as bars
	InsightSplit      Insight = "split"      // who pays: groups, today and with action
	InsightLevels     Insight = "levels"     // how far away the payers decide
	InsightLeaning    Insight = "leaning"    // the greatest sources, and how many equal ones they are like
	InsightThirds     Insight = "thirds"     // public, members, projects beside references
	InsightLost       Insight = "lost"       // what is missing without each of the greatest sources
	InsightEnds       Insight = "ends"       // when each source begins and ends
	InsightGrowth     Insight = "growth"     // growth of the metrics, readings against targets
	InsightChecks     Insight = "checks"     // what stands out, and why
	InsightHundred    Insight = "hundred"    // of every 100 of the currency
	InsightComparison Insight = "comparison" // two periods as a table with deltas
	InsightPeers      Insight = "peers"      // averages of other clusters, with source and year
)

// Insights lists the insights.
var Insights = []Insight{
	InsightIncome, InsightCost, InsightFree, InsightRestricted, InsightInKind, InsightResult,
	InsightReserve, InsightCoverage, InsightSplit, InsightLevels, InsightLeaning, InsightThirds,
	InsightLost, InsightEnds, InsightGrowth, InsightChecks, InsightHundred, InsightComparison,
	InsightPeers,
}
