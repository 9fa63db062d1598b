"""First names and East Asian family names: the strongest sign that a run of capitals is somebody's name.

Written for this project from general knowledge; nothing is copied from a list. Folded (lower case, no diacritics).
"""

from __future__ import annotations

from typing import Final

GIVEN: Final = frozenset(
    """
aaron abbas abby abdallah abdel abdelaziz abdelfattah abdelmadjid abdirahman abdoulaye abdul abdulaziz abdulla
abdullah abdulrahman abel abiy abraham abu adam adama adele adnan adolf adolfo adrian adriana ahmad ahmed ahmet aidan
aisha akbar akihito akira alain alan alassane alastair albert alberto aldo alejandra alejandro aleksandar aleksander
aleksandr aleksei aleksey alessandro alex alexander alexandra alexandre alexei alexey alexis alfonso alfred alfredo ali
alice alicia alina alison alistair allan allen allison alpha alvaro alvin amal amanda amber amelia amina amir amit amy
ana anastasia anatoly anders andre andrea andreas andrei andres andrew andrey andriy andrzej andy angela angelina
angelo angus anita ann anna annabel anne annegret annette annie antal anthony antoine anton antonio antony antti anwar
ariana arif ariel armando arnaud arnold arseniy art artem arthur arturo arun arvind asad ashley ashraf asif asma astrid
atal atiku audrey augusto aung avigdor ayatollah ayman ayman aziz babak bahar bakhtiyar bandar barack barbara barbra
barry bart bartholomew bashar basil bassam baptiste bastian beatrice becky begona beji ben benazir benedict benigno
benito benjamin bennie benny bernadette bernard bernardo bernie bert bertrand beth betsy betty beto bettina beverly
beyonce bidzina bill billie billy bjorn blake blanca bob bobby bogdan bola boris boyko brad bradley brandon brenda
brendan brent bret brett brian brianna bridget brigitte britney britt bronislaw bruce bruno bryan bryce burhan
byron caitlin caleb calvin cameron camilla camille candace carl carla carles carlo carlos carme carmen carol caroline
carolyn carrie casey caspar cassandra cate catherine cathy catriona cecilia cecile cedric celine cesar charlene charles
charlie cheryl chelsea chloe chris christina christine christoph christophe christopher christy chuck cindy claire clara
clarence clark claude claudia claudio clement cliff clifford clint clive cody colin colleen concepcion condoleezza
connie
connor conor conrad corazon corey cornelius cory courtney craig cristiano cristian cristina crystal curtis cynthia cyril
daisy dale dalia damian damien dan dana daniel daniela daniele danielle danilo danny daria dario darrell darren daryl
dave david davide dawn dean deb debbie deborah delcy demi denis denise dennis denzel derek desmond devin dharmendra
diana diane dianne dick didier diego dieter dietmar dilma dimitri dimitris dina diosdado dirk dmitri dmitriy dmitry
dmytro dolores dominic dominik dominique don donald donna doris dorothy doug douglas drew dudley duncan dustin dwayne
dwight dylan eamon earl ebrahim ed eddie eden edgar edith edmond edmund eduard eduardo edward edwin efrain egidijus
ehud eileen ekaterina elaine elena eleanor eli elias elijah elisabeth elise eliza elizabeth ella ellen elliot elliott
elon elsa elton elvira elvis emil emilia emilio emily emine emma emmanuel emmerson enda enrico enrique eric erica erich
erik erika erin ernest ernesto ernst esteban esther ethan etienne eugene eva evan evangelos evelyn evgeny evo
ewan fabio fabrice faisal farah farid farooq fatih fatima fatma fatos faustin federica federico felicia felipe felix
ferdinand fernanda fernando fidel filip filippo finn fiona florian floyd franck francesca francesco francis francisco
franco francois francoise frank frankie franklin franz fred freddie freddy frederic frederick frederik friedrich fritz
fumio gabriel gabriela gabrielle gareth garry gary gavin gebran gemma gene genevieve gennady geoff geoffrey george
georges
georgi georgios georgy gerald geraldine gerard gerardo gerhard gerry gianluca gianluigi gianni gideon gilbert gilberto
gilles gillian gina gino giorgia giorgio giovanni giulia giuliano giuseppe gladys glen glenn gloria gonzalo gordon
graham
greg gregg gregor gregory greta grigory guido guillaume guillermo gulbuddin gunter gunther gus gustav gustavo guy gwen
gwyneth habib haider hailemariam haitham hakan hakeem hamad hamid hamza hanna hannah hannes hans harald haris harold
harriet harris harry harvey hashim hassan hassanal hazem heather hector heidi heiko heinrich heinz helen helena helene
helga helle helmut henri henrik henrique henry herbert herman hermann hernan hichem hideki hilary hillary hiroshi hisham
horacio horst hosni howard hubert hugh hugo humberto humphrey husain hussain hussein ian ibrahim ignacio igor ihor
ike ikililou iker ilham ilir ilya imad iman imran inaki indira ines ingrid inigo iain ion iosif irina isa isaac isabel
isabella isabelle isaias ismael ismail issa istvan ivan ivana ivanka ivica ivo jaap jaber jacinda jack jackie jacky
jacob jacqueline jacques jaime jair jake jakob jamal james jamie jan jana jane janet janez janice janine janos jared
jarno jaroslaw jasmine jason javad javier jay jayden jean jeanine jeanne jeb jeff jeffrey jen jenna jennifer jenny jens
jeremy jermaine jeroen jerome jerry jess jesse jessica jessie jesus jill jim jimmie jimmy joachim joan joann joanna
joanne
joao joaquim joaquin jochen jodie joe joel joerg johan johann johanna johannes john johnny jon jonas jonathan jonny
jordi jorge jorgen jose josef joseph josephine josh joshua josiah joyce juan juanita judith judy juha jules julia julian
juliana julie julien juliet julio julius jun junichiro jurgen justin jutta kaci kaja kamala kamal kamil kara karel karen
karim karin karina karl karla karolina kassym kate katharina katherine kathleen kathryn kathy katie katrina katy
katya kay keanu keiko keir keith kelly kelvin kemal ken kendall kendrick kenneth kenny kenan kerry kevin khaled khalid
khalifa khalil kieran kim kimberly kirill kirk kirsten kirsty kjell klaus klement knut kobe kofi konrad konstantin
konstantinos kostas kris kristalina kristen kristi kristin kristina kurt kyle kyriakos kyrylo lachlan lana lance lara
larry lars latifa laszlo laura lauren laurence laurent lavrenty lawrence layla lea leah lech lee leila lena len
lenin leo leon leonard leonardo leonid leopoldo leroy leslie lester leticia levi lewis liam lidia liliana lillian lily
linda lindsay lindsey linus lionel lisa liz liza lloyd lois lorenzo loretta lori lorraine lothar lou louis louise
luc luca lucas lucia luciano lucie lucien lucy luigi luis luisa luiz luka lukas luke lula luther lydia lyn lyndon lynn
mackenzie macky madeleine madonna maggie maha mahamadou mahathir mahinda mahmood mahmoud maia maithripala malala malcolm
malik mamata mamnoon manfred manmohan manny manolis manuel manuela mara marc marcel marcelo marcia marco marcos marcus
margaret margarita margot maria mariah mariam marian mariana marianne mariano marie marilyn marin marina marine mario
marion marisa marius mariusz marjorie mark marko markus marlene marlon marta martha marti martin martina marty marvin
mary marwan masoud massimo mateusz mathieu mathilde matt matteo matthew matthias matthieu mattias maureen maurice
mauricio mauro max maxim maxime maximilian maxine mayra megan meghan mehdi mehmet melania melanie melinda melissa mel
melvin mercedes meredith meryl mette mevlut mia micah michael michal micheal michel michele micheline michelle mick
mickey miguel mihai mike mikel mikhail mikheil miklos mikhail mila milan mildred miley millie milo milorad milos milton
mina ming miranda miriam miro miroslav mitch mitchell mitt mladen mo moammar mohamad mohamed mohamud mohammad mohammed
mohammud moise moises molly mona monica monika monique moqtada moritz morten moshe moussa muammar muhammad muhammadu
muhyiddin mukesh munir muqtada murat muriel murray mustafa mustapha myra myron nabih nadia nadine nafisa najib nancy
naomi naoto narendra nasser nassim natalia natalie natasha nate nathalie nathan nathaniel nawaf nawaz nayib ned neil
nelson nestor neven newt nguema nicholas nick nicky nicola nicolae nicolas nicole nidal nigel nikki nikol nikola nikolai
nikolaos nikolas nikolay nina nino noah noam noel noemi nora norbert norma norman nouri novak nuri octavio odysseas ola
olaf olaf ole oleg oleh oleksandr oleksii oleksiy olena olga oliver olivia olivier olli omar omer oprah orlando oscar
oskar osama osman oswaldo otis otto owen pablo paddy pamela paolo paris pascal pat patrice patricia patricio patrick
patti patty paul paula paulina pauline paulo pavel pavlo pearl pedro peggy penelope penny percy perry pervez pete peter
petr petra petro petros petteri phil philip philipp philippe phillip phoebe phyllis pierre pieter pietro pilar piotr
porfirio prabowo pranab pratibha prayut preston priti priyanka qasem quentin quincy rachel radoslaw radovan rafael rafal
rafik rafiq rahm rahul raila rainer raj rajiv ralf ralph ram rami ramiro ramon ramzan rand randall randy ranil raphael
raquel rashad rashid raul ray raymond rebecca recep reese regina reginald reinhard rene renata renate renato renee
reuven
rex reza rhonda ricardo riccardo richard rick ricky rihanna riley rishi rita rob robbie robert roberta roberto robin
rocio rod roderick rodney rodolfo rodrigo rodrygo roger rogelio roh roland rolf roman romano romeo ron ronald ronaldo
ronan ronnie rory rosa rosalia rosario rosemary ross roxana roy ruben rudolf rudy rupert ruslan russ russell rustam ruth
ryan saad saeed sabrina saddam sadiq sadyr saeb sahle said saif salam salih sally salma salman salome salva salvador
salvatore sam samantha samia samir sammy samuel sandra sandro sandy sanjay sanna santos sara sarah sasha saul savannah
scarlett scott sean sebastian selena selim sepp serena serge sergei sergej sergey sergio serhii serhiy serzh seth shah
shahbaz shahid shakira shane shannon shari sharif sharon shashi shaun shavkat shawn sheikh sheila shelby sheldon
shelley sheryl shimon shinzo shirley sidney siegfried sigmar silvia silvio simeon simon simona simone sinead slobodan
sofia solomon sonia sonja sonya sophia sophie soren spencer spiro stacey stacy stan stanislav stanley stefan stefania
stefano stefanie steffen stella stephan stephane stephanie stephen sterling steve steven stevie stewart stuart sue
sultan sundar sunil susan susana susanne susie suzanne sven svetlana sviatlana sylvester sylvia sylvie taavi tabare tabo
tamara tammy tanya tara tarek tareq tariq taro tatiana tatyana tayyip ted teresa terrance terrence terry tess thabo
thaksin theo theodore theresa therese thomas thorsten tiago tiffany tim timothy tina tobias toby todd tom tomas tomasz
tommy tomislav toni tony tracey tracy travis trent trevor tricia tristan truman tsai tulsi tyler tyrone tyson ueli uhuru
ulrich ulrike umar umaru umberto urho uri ursula usain usman uwe vaclav vadim vaira valdis valentin valentina valeria
valerie valery vanessa vasily vasyl venus vera vernon veronica veronika vicente vicky victor vidkun vijay viktor
viktoria viktoriya vince vincent vincenzo viola violeta vitali vitaly vitaliy vivian vivek vivienne vlad vladimir
vladislav vojislav volker volodymyr vyacheslav wade wael walid walter wanda warren wayne wendy werner wesley whitney
wilbur wilfred wilhelm willem william willie willy wilma winnie winona winston wladyslaw wolf wolfgang woody xavi xavier
yahya yair yanis yasir yasmin yasser yevgeni yevgeny yitzhak yolanda yoko yoshihide yoshihiko yossi yoweri yukio yuki
yulia yuri yuriy yusuf yvette yves yvonne zac zach zachary zack zahra zaid zainab zalmay zara zeid zelda zhanna zia
zinedine zine zlatan zoe zoltan zoran zuzana asif aamir ajit akhilesh amarinder amartya anil anurag ashok asha deepika
dinesh gautam harsh jawaharlal kiran lakshmi lalu mahatma manish manohar mayawati naresh naveen nirmala nitin nitish
piyush prakash prashant rajesh rajnath ramesh ravi rohit sachin satya shivraj smriti sonal srinivasan subrahmanyam
suresh
sushma uddhav varun venkaiah virat yogi abdou adebayo akinwumi amadou babatunde bakary blaise boubacar chidi chinua
cyril denis emeka faure goodluck idriss idrissa ibrahima jakaya jomo joyce kwame laurent mamadou modibo moustapha mwai
nana ngozi oumar ousmane paul pius robert rodrigue salif samora sani sekou sifiso souleymane thuli tidjane tijjani
youssef youssouf yakubu yemi zakaria hirohito naruhito haruki hayao kenzo makoto masahiro mitsuo naomi noriko sanae
satoshi shigeru shohei takeshi taro tomomi toshimitsu yasuo yoko yuriko yui ferdinand bongbong rodrigo leni loren
benigno gloria joko susilo sukarno bambang megawati anies najib anwar mahathir prayuth yingluck srettha paetongtarn
hun samdech jokowi bayram binali bulent devlet ekrem meral recep selahattin suleyman tansu turgut berat numan
ayad adel barham fuad haidar hoshyar iyad jalal massoud nechirvan nouri nuri qubad rajab ahmadreza ali akbar gholam
hashemi hossein javad kazem mahmud mahsa manouchehr mir mohsen mojtaba morteza narges nasrin parviz pezeshkian qassem
ruhollah sadegh saeid shirin zahra anwaar arnab bilawal chaudhry fawad fazal iftikhar ishaq maryam mian nadeem pervaiz
raja rehman shahid shaukat sheikh syed waqar yousaf yousuf zulfikar barnaby bronwyn jacinta julie kerryn lachlan malcolm
peta shane tanya aodhan aoife cathal ciaran eoin fergus gerry leo mairead micheal padraig siobhan taoiseach una
agnieszka aleksander andrzej beata boguslaw donald ewa grzegorz jolanta katarzyna krzysztof leszek malgorzata marek
mikolaj szymon tadeusz waldemar wojciech zbigniew adrien ambroise antonin anais arnaud aurelie bernard-henri edouard
elisabeth francois-xavier gabriel gerald jean-luc jean-claude jean-marie jean-marc jean-pierre jean-yves jordan
marie-claude marie-louise marlene raphael rachida segolene valery valerie xavier anna-maria annalena bodo boris cem
christian frank-walter gregor guido hans-georg jens karl-theodor katrin markus nancy norbert oskar peer robert sahra
sigmar svenja thilo ursula winfried bjarne bodil erna espen gro helle ingvar jens jonas katrin lars lene mads mette
siv stefan ulf johanna sigmundur bjarni guðni gudni olafur vigdis alar andrius arturas dalia egils gitanas ingrida
kersti krisjanis saulius toomas valdis zygimantas aleksandra ana borut bojan danijel ivica janez jelena katarina
kolinda ljubisa milo mirjana nebojsa sinisa stipe tihomir vesna vuk zdravko zivadin zoran adrian calin crin gabriela
klaus liviu ludovic marcel mircea traian victor viorica alexis antonis dora eva fofi giorgos katerina panagiotis
prokopis stavros yannis zoi ahn maddie tiffany tayla kyler lamar lebron kawhi dwyane stephen zion giannis shaquille
kareem kobe tiger rory phil jordan bubba bryson roger rafael novak serena venus naomi simona caster mo usain sebastian
fernando kimi nico valtteri max pep jose jurgen arsene carlo diego gianni wayne harry raheem marcus kylian zlatan
taylor beyonce rihanna kanye madonna mariah britney justin billie ariana selena miley lorde adele shania dolly
aileen anca hamdullah riad xiomara minoru romelu axel eden dries yannick nunzio milos
reinhold lukasz jarrod kirsty nolan nawal suad zine tebboune noa-lynn gloria ahmet davut morris gough ferenc ilona
andras
quincy denzel leonardo angelina scarlett meryl nicole reese sandra halle jodie viola octavia cate tilda dakota keira
joaquin bong guillermo alfonso ridley quentin steven martin woody roman spike kathryn jill gretchen gavin jay gretchen
kirsten elizabeth amy cory pramila ilhan rashida ayanna alexandria nydia nita kevin mitch chuck lindsey mitt susan
lisa joni thom shelley tammy roy doug rand ted marco rick josh mike vivek nikki asa larry tulsi marianne andrew tom
deval wayne cory kamala pete bernie elizabeth joe hunter beau ashley jill melania ivanka eric tiffany barron jared
hope stormy steve reince omarosa kellyanne sean anthony sarah stephanie kayleigh rex betsy wilbur ryan elaine scott
alex rod robert william merrick sonia ruth clarence samuel elena neil brett ketanji antonin thurgood byron
""".split()  # noqa: SIM905 a table of names is read as lines
) - {"hope", "ayatollah", "sultan", "taoiseach", "samdech", "guy", "len", "hun"}

# First names that are as often a place, a word or a title: they prove nothing alone.
WEAK: Final = frozenset(
    """
art austin chelsea christian dallas dakota dean drew earl georgia grant charlotte hope hunter israel jackson jordan kent
lincoln lorde madison marine max miles orlando paris pearl preston roman sandy santos savannah shah stormy summer
sydney taylor tiger victoria virginia will florence faith grace rose angel chad chase troy clay duke king prince major
marshall santiago salvador sterling venus victor alpha mercedes milan kelvin sierra phoenix verde said dawn eden mina
shelby abu san ivory amber crystal carolina baron judge ming milo viola cliff pat rex rod
""".split()  # noqa: SIM905
)

# Family names that are written first: Chinese, Korean, Vietnamese, Khmer, Burmese.

# Direct relations only: a name and its short form; Alex is near Alexander and near Alexandra, those two are apart.
