"""The words of the workbench's frame: navigation, forms, tools, downloads, failures."""

from __future__ import annotations

from typing import Final

WORKBENCH_PHRASES: Final[dict[str, tuple[str, str]]] = {
    # frame
    "skip to main": ("Skip to the content", "Ir al contenido"),
    "main navigation": ("Main", "Principal"),
    "nav overview": ("Overview", "Resumen"),
    "nav matrix": ("Matrix", "Matriz"),
    "nav gaps": ("Gaps", "Brechas"),
    "nav questions": ("Questions", "Preguntas"),
    "nav compare": ("Compare", "Comparar"),
    "nav try": ("Try", "Probar"),
    "nav validate": ("Validate", "Validar"),
    "nav browse": ("Browse", "Explorar"),
    "nav search": ("Search", "Buscar"),
    "print the brief": ("Print the brief", "Imprimir el resumen"),
    "every status": (
        "Each status follows from quoted sentences by published rules.",
        "Cada estado se deduce de frases citadas según reglas publicadas.",
    ),
    "the source": ("the source", "la fuente"),
    "ctx report": ("Report", "Informe"),
    "ctx time": ("Time", "Tiempo"),
    "ctx place": ("Place", "Lugar"),
    "ctx whole year": ("whole year", "todo el año"),
    "ctx whole country": ("whole country", "todo el país"),
    "ctx silent places": ("not named in the report", "no nombrados en el informe"),
    "ctx show": ("Show", "Mostrar"),
    "error title": ("The request failed", "La petición falló"),
    "error home": ("Go to the start page", "Ir a la página de inicio"),
    # matrix
    "select a cell": (
        "Select a cell to see why it has its status, with the sentences.",
        "Elija una celda para ver por qué tiene su estado, con las frases.",
    ),
    "whole matrix": ("The whole matrix", "La matriz entera"),
    "filter show": ("Show", "Mostrar"),
    "filter all": ("all", "todo"),
    "filter groups": ("Groups", "Grupos"),
    "filter named": ("named in the report", "nombrados en el informe"),
    "filter every group": ("all groups", "todos los grupos"),
    "filter within": ("groups within …", "grupos dentro de …"),
    "filter basic": (
        "everyone, and groups that one feature defines",
        "todas las víctimas, y grupos definidos por una sola característica",
    ),
    "filter dimension": ("by dimension", "por dimensión"),
    "filter part": ("a part", "una parte"),
    "filter one": ("one alone", "una sola"),
    "filter by name": ("by name", "por nombre"),
    "filter only": ("hide other rows", "ocultar otras filas"),
    "matrix inside": ("groups within {group}", "grupos dentro de {group}"),
    "matrix hint": (
        "Point at a cell, or go to a cell by keyboard: its full text is shown here.",
        "Apunte a una celda, o llegue a ella con el teclado: su texto completo aparece aquí.",
    ),
    "matrix within": ("Groups within a group. Back up to:", "Grupos dentro de un grupo. Volver a:"),
    "matrix scrolls": (
        "{n} groups: the table scrolls sideways; arrow keys go from cell to cell.",
        "{n} grupos: la tabla se desplaza hacia los lados; las flechas van de celda en celda.",
    ),
    "filter protections": ("Protections", "Protecciones"),
    "filter spoken of": ("those mentioned", "las mencionadas"),
    "filter every protection": ("all protections", "todas"),
    "filter sort": ("Sort", "Orden"),
    "filter most unmet": ("most unmet first", "primero lo que más falta"),
    "filter ontology order": ("in the order of the ontology", "en el orden de la ontología"),
    "download": ("Download:", "Descargar:"),
    "what falls short": ("What exists but is insufficient", "Lo que existe pero es insuficiente"),
    "show n rows": ("Show {n}", "Mostrar {n}"),
    # cell
    "why heading": ("Why: {whom}", "Por qué: {whom}"),
    "step decides": ("These words decide.", "Estas palabras deciden."),
    "step rule": (
        "Therefore rule {n} of {of} applies: {status}.",
        "Por tanto se aplica la regla {n} de {of}: {status}.",
    ),
    "what is said": ("What is said", "Qué se dice"),
    "claim word": ("Claim", "Afirmación"),
    "weighed": (
        "Claims considered, but another rule decides ({n})",
        "Afirmaciones consideradas, pero decide otra regla ({n})",
    ),
    "the duty it touches": ("The duty concerned", "El deber en cuestión"),
    "how seen": ("How the article was checked: {how}.", "Cómo se comprobó el artículo: {how}."),
    "does not apply here": (
        "{protection} does not apply to {group}.",
        "{protection} no es aplicable a {group}.",
    ),
    "also said": ("Other claims, which decide no status", "Otras afirmaciones, que no deciden ningún estado"),
    "the narrative": ("The narrative", "El texto"),
    "whole narrative": ("The whole narrative", "El texto entero"),
    "narrative key": (
        (
            "Highlighted words decide the status. Other claims quote the words with a dotted underline; the number is "
            "that of the claim."
        ),
        (
            "Las palabras resaltadas deciden el estado. Otras afirmaciones citan las de subrayado punteado; el número "
            "es el de la afirmación."
        ),
    ),
    "narrative whole key": (
        "A claim quotes the words with a dotted underline; the number is a link to the claim.",
        "Una afirmación cita las palabras de subrayado punteado; el número enlaza con la afirmación.",
    ),
    "no narrative": (
        "The workbench may not show the text of this report.",
        "La aplicación web no puede mostrar el texto de este informe.",
    ),
    "paragraph n": ("Paragraph {n}", "Párrafo {n}"),
    "sentences between": ("Sentences between: {n}", "Frases intermedias: {n}"),
    "in its place": ("In the text", "En el texto"),
    "what it decides": ("What it decides", "Qué decide"),
    "decides nothing": (
        "This claim decides no status; it is shown for information.",
        "Esta afirmación no decide ningún estado; se muestra como información.",
    ),
    "same sentence": ("Other claims from the same sentence", "Otras afirmaciones de la misma frase"),
    "no other claim": ("None.", "Ninguna."),
    "claims heading": ("Claims ({n})", "Afirmaciones ({n})"),
    "no claims": (
        "The report makes no claim about this protection.",
        "El informe no afirma nada sobre esta protección.",
    ),
    # take along
    "take it with you": ("Use this answer elsewhere", "Usar esta respuesta en otra parte"),
    "view table": ("Table", "Tabla"),
    "view chart": ("Chart", "Gráfico"),
    "chart more": ("{n} more {n:row is|rows are} in the table.", "Hay {n} {n:fila|filas} más en la tabla."),
    "chart own axis": (
        "Each chart has its own axis; the table below contains the same numbers.",
        "Cada gráfico tiene su propio eje; la tabla de abajo contiene los mismos números.",
    ),
    "take permalink": ("Permalink", "Enlace"),
    "take data": ("Data", "Datos"),
    "take command": ("Command", "Comando"),
    "copy": ("Copy", "Copiar"),
    "copied": ("Copied", "Copiado"),
    "edit a copy": ("Edit a copy", "Editar una copia"),
    # questions
    "questions title": ("Prepared questions", "Preguntas preparadas"),
    "questions note": (
        "Each question shows an answer immediately; change the values of the question and ask again.",
        "Cada pregunta se responde enseguida; cambie los valores y pregunte de nuevo.",
    ),
    "own query": ("A query of your own", "Una consulta propia"),
    "ask": ("Ask", "Preguntar"),
    "every protection": ("every protection", "todas las protecciones"),
    "any provider": ("any provider", "cualquier prestador"),
    "every one": ("all", "todos"),
    "n choices": ("{n} possible {n:value|values}", "{n} {n:valor posible|valores posibles}"),
    "n rows": ("{n} {n:row|rows}", "{n} {n:fila|filas}"),
    "complete": ("The answer is complete.", "La respuesta está completa."),
    "cut short": (
        "CUT: only the first {n} rows are shown (query_rows); there are more.",
        "CORTADA: solo se muestran las primeras {n} filas (query_rows); hay más.",
    ),
    "first rows": (
        "The page shows the first {n} rows; the files contain all rows.",
        "La página muestra las primeras {n} filas; los archivos contienen todas.",
    ),
    "empty answer": (
        "EMPTY: the query ran to its end and found nothing.",
        "VACÍA: la consulta terminó y no encontró nada.",
    ),
    "stopped timeout": (
        "TIMEOUT: stopped after {seconds:g} s ({setting}); the answer is unknown. The form keeps your values.",
        (
            "TIEMPO AGOTADO: se detuvo a los {seconds:g} s ({setting}); no se sabe la respuesta. El "
            "formulario conserva sus valores."
        ),
    ),
    "stopped memory": (
        "MEMORY: stopped at {memory} bytes ({setting}); the answer is unknown. The form keeps your values.",
        (
            "MEMORIA: se detuvo en {memory} bytes ({setting}); no se sabe la respuesta. El formulario "
            "conserva sus valores."
        ),
    ),
    "stopped busy": (
        "BUSY: too many queries are running ({setting}); ask again. The form keeps your values.",
        "OCUPADO: hay demasiadas consultas en curso ({setting}); pruebe de nuevo. El formulario conserva sus valores.",
    ),
    "same answer": ("The same answer in other tools", "La misma respuesta en otra parte"),
    "show the query": ("Show the query", "Ver la consulta"),
    "how to read it": ("How to read the answer", "Cómo leer la respuesta"),
    "editor note": (
        "Read-only SPARQL 1.1 over all data: at most {seconds:g} s (query_seconds) and {rows} rows (query_rows).",
        "SPARQL 1.1 de solo lectura sobre los datos: hasta {seconds:g} s (query_seconds), {rows} filas (query_rows).",
    ),
    "editor format": (
        "Format of the answer, if the editor is off",
        "Formato de la respuesta, si el editor no funciona",
    ),
    "tag gaps": ("Who is left without which protection", "A quién le falta qué protección"),
    "tag groups": ("What one group has and lacks", "Qué tiene y qué le falta a un grupo"),
    "tag coverage": ("All statuses, not only gaps", "Todos los estados, no solo las brechas"),
    "tag law": ("Duties, and whether they are met", "Deberes, y si se cumplen"),
    "tag services": ("Which services are given, and on which terms", "Qué servicios se dan y en qué condiciones"),
    "tag providers": ("Who gives which protection", "Quién da qué protección"),
    "tag quality": ("How good the services are", "Cuán buenos son los servicios"),
    "tag counts": ("Numbers, and where they disagree", "Cifras, y dónde no concuerdan"),
    "tag years": ("Several reports of a country", "Varios informes de un país"),
    "tag context": ("Places and times", "Lugares y tiempos"),
    "tag unknowns": ("What is not known", "Lo que no se sabe"),
    "tag evidence": (
        "Who makes a statement, how surely, and where",
        "Quién hace una afirmación, con qué certeza y dónde",
    ),
    # browse and search
    "browse title": ("Groups, protections, providers and duties", "Grupos, protecciones, prestadores y deberes"),
    "browse groups": ("Groups", "Grupos"),
    "browse protections": ("Protections", "Protecciones"),
    "browse providers": ("Providers in {report}", "Prestadores en {report}"),
    "browse laws": ("Duties that bind the country", "Deberes que obligan al país"),
    "its protections": ("Its protections", "Sus protecciones"),
    "its place": ("Groups that contain this group or are in it", "Grupos que contienen este grupo o están en él"),
    "lies within": ("Within", "Dentro de"),
    "holds": ("Holds", "Contiene"),
    "its parts": ("Its parts", "Sus partes"),
    "who has it": ("Who has it", "Quién la tiene"),
    "applies to": ("Applies to: {whom}.", "Se aplica a: {whom}."),
    "questions about it": ("Questions about it", "Preguntas al respecto"),
    "duties on it": ("Duties that require this protection", "Deberes que exigen esta protección"),
    "protection word": ("Protection", "Protección"),
    "law word": ("Duties", "Deberes"),
    "property word": ("Property", "Propiedad"),
    "value word": ("Value", "Valor"),
    "replaced by": ("This term is deprecated. Use instead:", "Este término está en desuso. Use en su lugar:"),
    "search label": ("Sentences, claims, terms, questions", "Frases, afirmaciones, términos, preguntas"),
    # compare
    "compare title": ("{first} beside {second}", "{first} junto a {second}"),
    "compare first": ("The first report", "El primer informe"),
    "compare second": ("The second report", "El segundo informe"),
    "compare note": (
        "Changes of words and of facts are separated where possible; what only one report mentions is not a change.",
        "Si se puede, se distinguen cambios de palabras y de hechos; lo que solo un informe menciona no es un cambio.",
    ),
    "compare countries note": (
        "Two countries side by side, in no order of time; what only one report mentions is not a difference.",
        "Dos países lado a lado: ninguno va antes que el otro, y lo que solo un informe menciona no es una diferencia.",
    ),
    "compare changed": (
        "real changes: both reports mention the protection",
        "cambios reales: ambos informes mencionan la protección",
    ),
    "compare changed countries": (
        "real differences: both reports mention the protection",
        "diferencias reales: ambos informes mencionan la protección",
    ),
    "compare changed note": (
        "Both texts mention the group and the protection of a row, and their verdicts differ.",
        "Ambos textos mencionan el grupo y la protección de una fila, y sus veredictos difieren.",
    ),
    "compare changed note countries": (
        "Both texts mention the group and the protection of a row, and their verdicts differ.",
        "Ambos textos mencionan el grupo y la protección de una fila, y sus veredictos difieren.",
    ),
    "compare told": (
        "not a change: only one report gives a verdict, or both give the same verdict",
        "no es un cambio: solo un informe da un veredicto, o ambos dan el mismo",
    ),
    "compare told countries": (
        "not a difference: only one report gives a verdict, or both give the same verdict",
        "no es una diferencia: solo un informe da un veredicto, o ambos dan el mismo",
    ),
    "compare told note": (
        "One report gives no verdict, or both give the same verdict: nothing shows that anything changed.",
        "Un informe no da veredicto, o ambos dan el mismo: nada muestra que algo haya cambiado.",
    ),
    "compare told note countries": (
        "One report gives no verdict, or both give the same verdict: nothing shows that the countries differ.",
        "Un informe no da veredicto, o ambos dan el mismo: nada muestra que los países difieran.",
    ),
    "compare beyond": (
        "missing from one of our texts, so not compared",
        "no está en uno de los textos disponibles: no se compara",
    ),
    "compare beyond countries": (
        "missing from one of our texts, so not compared",
        "no está en uno de los textos disponibles: no se compara",
    ),
    "compare beyond note": (
        "Our text is an excerpt: what it leaves out may be in another part of the report.",
        "El texto disponible es un extracto: lo que omite puede estar en otra parte del informe.",
    ),
    "compare beyond note countries": (
        "Our text is an excerpt: what it leaves out may be in another part of the report.",
        "El texto disponible es un extracto: lo que omite puede estar en otra parte del informe.",
    ),
    "compare revised": ("figures revised", "cifras revisadas"),
    "compare figures note": (
        (
            "A revised figure is a count that a later report gives again, for the same year, with another number. A "
            "figure for another year, body or group is another count."
        ),
        (
            "Una cifra revisada es el mismo recuento del mismo año, publicado con otro número. Si cambia el "
            "año, la entidad o el grupo, es otro recuento."
        ),
    ),
    "compare figures": ("Figures", "Cifras"),
    "compare reason": ("How they compare", "Cómo se comparan"),
    # try
    "try title": ("{country} {year}: what if?", "{country} {year}: ¿y si…?"),
    "try note": (
        "Suppose a service that nobody reports, and see which gaps close and which claims keep other gaps open.",
        "Suponga un servicio que nadie menciona y vea qué brechas se cierran y qué impide cerrar otras.",
    ),
    "try for": ("For whom", "Para quién"),
    "try service": ("Which service", "Qué servicio"),
    "try add": ("Suppose it", "Suponerlo"),
    "try add too": ("Suppose it too", "Suponerlo también"),
    "try offer": ("{protection} for {group}", "{protection} para {group}"),
    "try not so": ("suppose that this claim were not true:", "suponer que esta afirmación no es cierta:"),
    "try drop": ("undo", "deshacer"),
    "try in the way": ("What prevents the service", "Qué impide el servicio"),
    "try in the way note": (
        "The fewest claims that must change, besides adding the service, so that its whole group gets the service.",
        "El mínimo de afirmaciones que deben cambiar, además de añadir el servicio, para que lo reciba todo su grupo.",
    ),
    "try superseded": ("Claims that the service contradicts", "Afirmaciones que el servicio contradice"),
    "try superseded note": (
        "Claims of the report that no longer count for the people of the new service.",
        "Afirmaciones del informe que ya no cuentan para quienes recibirían el nuevo servicio.",
    ),
    "try most": ("Services that would close the most gaps", "Servicios que cerrarían más brechas"),
    "try most note": (
        "Each service is new, for everyone in the group. Select a service to see what would change.",
        "Cada servicio es nuevo, para todo el grupo. Elija un servicio para ver qué cambiaría.",
    ),
    "try blocked": ("Gaps that no new service closes alone", "Brechas que ningún servicio nuevo cierra solo"),
    "try blocked note": (
        (
            "Each of these gaps stays even if a service is added, unless claims of the report change, too. "
            "Select a gap to see these claims."
        ),
        (
            "Cada una de estas brechas sigue aunque se añada un servicio, salvo que cambien también afirmaciones del "
            "informe. Elija una brecha para ver cuáles."
        ),
    ),
    "try again": ("Start again", "Empezar de nuevo"),
    "try supposed": ("Supposed, not in the report", "Supuesto; no está en el informe"),
    "try nothing": ("Nothing would change.", "Nada cambiaría."),
    "try start": (
        "Without any change, {n} {n:gap is|gaps are} unmet.",
        "Sin ningún cambio, hay {n} {n:brecha|brechas} sin cubrir.",
    ),
    "try why": ("What prevents the service, or decides the status", "Qué impide el servicio, o decide el estado"),
    "try without": ("suppose that this claim were not true", "suponer que esta afirmación no es cierta"),
    "before": ("Before", "Antes"),
    "after": ("After", "Después"),
    # validate
    "validate title": ("Validate a file", "Validar un archivo"),
    "validate note": (
        "RDF of at most {bytes} bytes (upload_bytes). The server reads the file once and doesn’t keep it.",
        "RDF de hasta {bytes} bytes (upload_bytes). El servidor lee el archivo una vez y no lo guarda.",
    ),
    "validate file": (
        "File (Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML)",
        "Archivo (Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML)",
    ),
    "validate fine": ("Nothing is wrong with the file.", "El archivo no tiene ningún error."),
    "remedy word": ("Remedy:", "Remedio:"),
}
