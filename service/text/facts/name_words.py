"""Closed lists of words that tell what a capitalised word is: a title, an institution, no name."""

from __future__ import annotations

from service.text.facts.nouns import FUNCTION_WORDS
from service.text.facts.phrases import PhraseTable, phrases
from service.text.facts.wordlist import words

TITLES = PhraseTable(
    phrases(
        {
            True: (
                "president, vice president, prime minister, deputy prime minister, minister, "
                "foreign minister, foreign secretary, home secretary, defense secretary, "
                "defence secretary, defense minister, defence minister, finance minister, "
                "interior minister, health minister, justice minister, health secretary, "
                "treasury secretary, press secretary, secretary, secretary of state, "
                "secretary of defense, secretary general, secretary - general, "
                "attorney general, surgeon general, director general, director - general, "
                "general secretary, special counsel, special envoy, envoy, "
                "chancellor, premier, mayor, governor, lieutenant governor, senator, congressman, "
                "congresswoman, representative, lawmaker, speaker, majority leader, "
                "minority leader, opposition leader, leader, supreme leader, ambassador, "
                "king, queen, prince, princess, duke, duchess, pope, cardinal, archbishop, bishop, "
                "rabbi, imam, ayatollah, sheikh, sultan, emir, lord, lady, sir, baroness, "
                "mr, mrs, ms, miss, dr, prof, professor, doctor, sen, rep, gov, gen, lt, lt . gen, "
                "col, sgt, capt, maj, maj . gen, brig . gen, cmdr, adm, admiral, general, colonel, "
                "captain, commander, sergeant, lieutenant, detective, officer, constable, sheriff, "
                "police chief, fire chief, chief, chief executive, ceo, cfo, chief justice, "
                "justice, judge, prosecutor, attorney, lawyer, coroner, director, chairman, "
                "chairwoman, chairperson, chair, manager, coach, head coach, captain, spokesman, "
                "spokeswoman, spokesperson, founder, co - founder, billionaire, singer, actor, "
                "actress, author, striker, midfielder, goalkeeper, quarterback, rapper, pastor, "
                "reverend, rev, brother, sister, father, mother, uncle, aunt, councillor, "
                "councilman, councilwoman, commissioner, inspector, superintendent, former, "
                "then - president, acting, deputy, ex - president, analyst, economist"
            )
        }
    )
)
INSTITUTIONS = words(
    "agency airlines airways alliance army assembly association authorities authority bank board "
    "brigade brothers bureau cabinet center centre chamber church cinema club co coalition "
    "college command commission committee company conference congress corp corporation council "
    "court department electric energy federal federation fighters force forces foundation front "
    "fund games gazette group guard herald holdings hospital house inc industries institute "
    "intelligence international journal justice labs league limited ltd magazine media mills "
    "ministry mission motors museum navy network news observatory office organisation "
    "organization parliament partners party police post press prize project prosecutor radio "
    "records report republicans school secretariat senate series service services society "
    "solutions staff studios summit supreme system systems team technologies telegraph television "
    "times treasury tribunal tribune tv union unit united university watch works"
)
PLACE_HEADS = words(
    "airport avenue bay beach boulevard bridge canal city coast county creek desert district "
    "falls forest garden gardens governorate gulf harbor harbour heights highway hill hills "
    "island islands isle lake mountain mountains oblast ocean parish park peninsula plateau plaza "
    "port province quay reef region river road sea square state station strait street territory "
    "town township valley village volcano"
)
PLACE_OPENERS = words("bay camp cape fort gulf isle lake mount mt port san santa st strait")
OF_HEADS = words(
    "academy archbishop association bank bay bishop board bureau cape centers chamber church city "
    "college commission committee confederation council court department duchess duke federation "
    "gulf house institute international isle kingdom knights league lord ministry museum national "
    "office organisation organization prince princess republic school sea secretary society state "
    "states strait tower union university"
)
LINKS = words("de del della der den van von bin ibn da dos das di du el la le al ul ur abu of")
NOT_SPLIT = words("airways airlines open express petroleum telecom eagle idol")

NEWS_WORDS = words(
    "access accident account action activists actor administration admits aid air aircraft alarm "
    "allies analysis analysts anger angry announces another arrest arrests article asked asks "
    "attack attackers attacks authorities award baby bad ban bans battle bid big bill billion "
    "black blast blaze blow boat bodies body bomb bombing border boss boy breaking brother "
    "brothers budget building bus business businesses calls campaign campaigners captain car case "
    "cases cause ceasefire celebrity changes charges chief child children citizens civilians "
    "claim claimed claims clashes climate club coach coalition comes comment companies company "
    "concern concerns confirms conflict coronavirus correction council country couple court crash "
    "crews crime crisis critics cut cuts dad data daughter day days dead deal death deaths debate "
    "defence defense demand demands democracy demonstrators denies details detectives developers "
    "died dies diplomats director disaster doctors dog dollar dozens driver drivers drone drones "
    "drug drugs earlier early earthquake economists economy education election elections "
    "emergency employees employers energy engineers environmentalists eventually evidence "
    "exclusive executives experts explosion face faces facing fact fake fall falls families "
    "family fans farmers fear fears fighters fighting film finally financial find finds fire "
    "firefighters fires first flights flood flooding floods food football force forces foreign "
    "former fresh friends fuel funding further future gas general get gets girl gives global goes "
    "gold good government governments great group groups growth gun gunman gunmen guns headline "
    "health hears heavy help high hit hits home homes hospital hospitals house hundreds hurricane "
    "hurts image images inflation injured inside insiders intelligence interest international "
    "investigation investigators investors islamic jail journalists judge judges jury kill killed "
    "killing kills labour latest launches law lawmakers lawyers leader leaders leaked leave left "
    "legal life local long look looking major makes man manager many market markets mayor media "
    "medics meet men meteorologists migrants militants military million ministers missile "
    "missiles missing mom money month months mother mum murder national negotiators new news next "
    "night north nurses officers official officials oil old online opinion opponents opposition "
    "organisers organizers other others owner owners pandemic parents parliament part parts "
    "passengers past pay peace people person phone photo photos picture pilot pilots plan plane "
    "plans players plus police policy political politicians polls poor power premier president "
    "press pressure price prices prime prison prisoners probe production profit prosecutors "
    "protest protesters protests public pupils question questions quick quits rail rain rains "
    "rates read real rebel rebels records recount red refugees relatives repeated report reported "
    "reportedly reporters reports rescue rescuers research researchers residents reveal revealed "
    "reveals review rights rising rival rivals road rocket rumor rumors rumour rumours sales "
    "satellite says school schools scientists search season security seeks sees senior service "
    "services severe shares shark ship ships shooting shops shot shots shows sign sites snow "
    "social soldiers some son source sources south speaking special spokesman spokesperson "
    "spokeswoman staff state states stocks storm storms story strike strikes strong student "
    "students study support supporters survey survivors suspect suspected suspects talks tax "
    "taxes teachers team teams technology teen teenager teenagers temperatures tensions terror "
    "terrorism terrorists test tests thanks thousands threat threats time times top total "
    "tourists town trade traders traffic train trains travel travellers trial troops trouble "
    "truth turning two unemployment union unions update updated uproar vaccine vaccines victim "
    "victims video viewers villagers violence virus visitors vote voters votes voting vows wages "
    "wants war warning warns water way weapons weather web week west wife wildest winds winner "
    "wins witnesses woman women work workers world worse worst wounded year years young youth"
)
OPENERS = FUNCTION_WORDS | words(
    "according added additionally afterwards again ahead almost alone already although altogether "
    "amid anybody anyone anything april aren't around asked august besides breaking briefly can't "
    "christmas citing clearly couldn't covid currently dear december despite didn't doesn't don't "
    "easter eight eleven elsewhere enough ever everybody everyone everything exclusive february "
    "few fewer fifty five following four friday furthermore given god half hardly hasn't haven't "
    "having he's hello hence hi how hundred i'll i'm i've indeed initially instead internet isn't "
    "it's january july june last lastly later least less let let's like lots march maybe "
    "meanwhile monday moreover most mostly much my nearly never nevertheless nine no nobody none "
    "nonetheless nor nothing november october oh ok okay once one only originally otherwise ours "
    "overall perhaps please previously rather recently saturday secondly separately september "
    "seven several she's shouldn't similarly since six so somehow someone something sometimes "
    "somewhere soon sorry speaking still subsequently such sunday sure ten thank that's theirs "
    "there's thereby therefore they're three thursday thus today together tomorrow tonight too "
    "tuesday twelve twenty twice two typically ultimately under unless unlike until up upon "
    "usually various very wasn't we're we've wednesday well were weren't what whatever when "
    "whenever where whereas wherever whether which whichever while who whoever whole whose why "
    "within won't wouldn't yes yesterday yet you your"
)
"""Words that begin a sentence and are never part of a name there."""
