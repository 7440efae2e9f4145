package layout
import ("testing";"os";"fmt";"math";"math/rand/v2";"strings";"regexp";"time";"clustercanvas/canvas";"clustercanvas/canvas/scene")
func TestZZ(t *testing.T){
 var tools []string
 for _,c:=range canvas.BuiltIn(){tools=append(tools,c.JSON)}
 b,_:=os.ReadFile("../testdata/unseen.json"); tools=append(tools,string(b))
 r:=rand.New(rand.NewPCG(uint64(time.Now().UnixNano()),2))
 num:=regexp.MustCompile(`-?\d+(\.\d+)?`)
 word:=regexp.MustCompile(`"[a-z][a-z-]*"`)
 words:=[]string{"free","stack","grid","full","half","compact","side","block","public","private","project","line","arrow","text","bar","legend","period","changes","hair","rule","dash","label","overbar","heading","small","medium","large","public-side","private-funding","project-funding","sources","notes","scenario","period"}
 good,laid:=0,0
 end:=time.Now().Add(60*time.Second)
 for time.Now().Before(end){
  s:=tools[r.IntN(len(tools))]
  for range 1+r.IntN(3){
   if r.IntN(2)==0 {
    at:=num.FindAllStringIndex(s,-1); a:=at[r.IntN(len(at))]
    v:=[]string{"0","1","-1","10","5","420","0.0001","100000","297","20","126.6","60","1e-300"}[r.IntN(13)]
    s=s[:a[0]]+v+s[a[1]:]
   } else {
    at:=word.FindAllStringIndex(s,-1); a:=at[r.IntN(len(at))]
    s=s[:a[0]]+`"`+words[r.IntN(len(words))]+`"`+s[a[1]:]
   }
   if r.IntN(6)==0 { s=strings.Replace(s,`"repeat": true,`,"",1+r.IntN(4)) }
   if r.IntN(6)==0 { s=strings.Replace(s,`"columns": {"x": 14, "w": 392, "gap": 6.1, "nominal": 126.6},`,"",1); s=strings.Replace(s,`"of": "scenario"`,`"of": "period"`,1) }
  }
  s=regexp.MustCompile(`"version": -?[0-9.]+`).ReplaceAllString(s,`"version": 77`)
  copied,err:=canvas.NewTemplateCopy([]byte(s)); if err!=nil {continue}
  good++
  func(){
   defer func(){ if x:=recover();x!=nil { os.WriteFile("/tmp/w/crash.json",[]byte(s),0o644); t.Fatal(x) } }()
   b:=newBook(t,"en")
   sc:=b.Scenarios()[0].ID
   c,sheet,err:=canvas.AddSheet(b.Workbook,b.ids,copied,sc,b.period(0),""); b.do(c,err)
   tpl,_:=canvas.ParseTemplate([]byte(copied.JSON))
   if sh,_:=canvas.Get[canvas.Sheet](b.Workbook,sheet); b.Template(sh)!=nil { tpl=b.Template(sh) }
   for _,sec:=range tpl.Sections { sp:=canvas.Spot{Sheet:sheet,Section:sec.ID}; if tpl.Of==canvas.OfScenario{sp.Column=b.period(1)}
     if sec.Takes(canvas.AcceptSources){ id:=b.drop("pri-membership",sp); _=id; b.drop("pub-national-program",sp)}
     if sec.Takes(canvas.AcceptNotes){ b.notes(sp,canvas.TintRemark,"one","two\nthree","Donaudampfschifffahrtsgesellschaft und noch viel mehr davon") } }
   for _,l:=range tpl.Layouts { res,err:=Sheet(b.Workbook,sheet,Options{Layout:l.ID,Prompts:true,Date:day}); if err!=nil {t.Fatal(err)}; laid++
     for _,p:=range res.Pages { d:=scene.Dump(p); if strings.Contains(d,"NaN")||strings.Contains(d,"Inf") { os.WriteFile("/tmp/w/crash.json",[]byte(s),0o644); os.WriteFile("/tmp/w/crash.dump",[]byte(d),0o644); t.Fatal("NaN") } } }
  }()
 }
 fmt.Println(good,laid, math.Pi)
}
