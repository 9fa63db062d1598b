"""What names are made of beside the names: particles, generations, short forms, family names that stand first."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


SHORT_FORMS: Final = frozenset(
    frozenset(pair.split("/"))
    for pair in """
mike/michael pete/peter steve/steven steve/stephen stephen/steven joe/joseph bill/william will/william bob/robert
rob/robert bobby/robert jim/james jimmy/james jamie/james tom/thomas tommy/thomas tim/timothy dan/daniel danny/daniel
dave/david don/donald ed/edward ted/edward eddie/edward ben/benjamin bibi/benjamin chris/christopher matt/matthew
nick/nicholas tony/anthony andy/andrew alex/alexander alex/alexandra alexei/alexey alexei/aleksei aleksei/alexey
binyamin/benjamin mikheil/mikhail jeffery/jeffrey toni/antonio antoni/antonio cathy/catherine kathy/katherine
robbie/robert billy/william willie/william nat/nathaniel gabe/gabriel abe/abraham al/albert al/alfred
fred/alfred drew/andrew ted/theodore theo/theodore jake/jacob val/valerie vicky/victoria trish/patricia tina/christina
libby/elizabeth eliza/elizabeth bess/elizabeth becky/rebecca barb/barbara cindy/cynthia dot/dorothy ellie/eleanor
gwen/gwendolyn hank/henry hal/harold jerry/jerome jerry/gerard ger/gerard kim/kimberly lou/louis lou/louise
mandy/amanda marty/martin mitch/mitchell monty/montgomery mort/mortimer ned/edward norm/norman ollie/oliver
paddy/patrick penny/penelope reg/reginald russ/russell sandy/alexander shelly/michelle sid/sidney stan/stanley
stu/stuart syd/sydney terry/terence tess/theresa trev/trevor walt/walter wes/wesley nando/fernando pepe/jose
pancho/francisco memo/guillermo beppe/giuseppe sasha/alexander misha/mikhail vova/vladimir kolya/nikolai dima/dmitry
sergei/sergey sergei/serhiy sergey/sergej dmitri/dmitry dmitry/dmitriy rick/richard dick/richard rich/richard ron/ronald
ray/raymond greg/gregory jeff/jeffrey geoff/geoffrey ken/kenneth larry/lawrence charlie/charles chuck/charles
harry/henry jack/john jon/jonathan sam/samuel sam/samantha max/maximilian kate/katherine kate/catherine katie/katherine
liz/elizabeth beth/elizabeth betsy/elizabeth sue/susan debbie/deborah jen/jennifer jenny/jennifer meg/margaret
peggy/margaret maggie/margaret nikki/nimrata vlad/vladimir volodymyr/vladimir bernie/bernard jerry/gerald josh/joshua
nate/nathan zach/zachary phil/philip philip/phillip fred/frederick leo/leonard pat/patrick pat/patricia patty/patricia
mohammed/muhammad mohammed/mohamed mohammed/mohammad muhammad/mohamed muhammad/mohammad mohamed/mohammad
ahmed/ahmad hussein/hussain hassan/hasan muammar/moammar osama/usama yasser/yasir jeb/john beto/robert
oleksandr/alexander aleksandr/alexander aleksandr/oleksandr mykola/nikolai nikolai/nikolay yevgeny/evgeny yuri/yuriy
yuri/yury andrei/andrey andrei/andriy vitaly/vitali vitaly/vitaliy jose/pepe francisco/paco lula/luiz
""".split()  # noqa: SIM905
)
FAMILY_FIRST: Final = frozenset(
    """
ahn aung bae bai ban bo cai cao chang chen cheng cho choe choi chow chu chun cui dai deng ding dong du fan fang feng fu
gao geng gong gu guo ha han hang he ho hong hou hu hua huang hun hwang hyun jang jeon jeong jia jiang jin jo ju jung kan
kang ko koo kwak kwon lai lam lau lee leung li liang lim lin liu lo lu luo ma mao meng min moon na nam ngo nguyen nong
oh
ou pak pan pang park peng pham phan qi qian qiao qin qiu qu ra ren roh rong ryang ryu sam sang seo shao shen shi shin
sim so sohn son song su suh sun sung tan tang tao thein tian tran truong tsai tsang vo wan wang wei wen win wong woo wu
xi xia xiang xiao xie xiong xu xue yan yang yao ye yeh yi yim yin yoo yoon you yu yuan yun zeng zhai zhang zhao zheng
zhong zhou zhu zhuang zou kim kong mok cha eun gil
""".split()  # noqa: SIM905
)
PARTICLES: Final = frozenset(
    """
von van der den de la del da dos das do di du le ter ten zu zum bin ibn bint binti al el ul af av y e abu ould ag
della dalla degli ben
""".split()  # noqa: SIM905
)
GENERATIONS: Final = frozenset(
    ("jr", "sr", "jr.", "sr.", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xiii", "xiv", "xvi")
)
